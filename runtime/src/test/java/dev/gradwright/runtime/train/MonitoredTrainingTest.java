package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gradwright.dsl.MonitorMode;
import dev.gradwright.runtime.DivergenceException;
import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.schedule.LearningRateSchedule;
import dev.gradwright.runtime.schedule.PlateauSchedule;
import dev.gradwright.runtime.schedule.TrainingPlan;
import dev.gradwright.runtime.state.StateVisitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Early stopping and the plateau schedule in a fit: which values they use, and how the fit ends or fails. */
class MonitoredTrainingTest {
    private final Dataset data = Dataset.of(new float[][] {{1}, {2}, {-3}}, new float[][] {{0}, {0}, {1}});
    private final SoftmaxRegression network = new SoftmaxRegression(1, 2);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "val_loss     | ; pass validation data to record the val_ values",
                "val_accuracy | ; pass validation data to record the val_ values",
                "val_auc      | ; declare @Metrics(AUC) on the network",
                "acuracy      | ''"
            })
    void aValueThatIsNotRecordedIsAnErrorBeforeTheFirstEpoch(String name, String remedy) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network)
                        .listener(EarlyStopping.patience(3).monitor(name))
                        .fit(data))
                .withMessage("there is no " + name + " in this training, only loss, accuracy, learning_rate" + remedy);
        assertThat(network.optimizer().steps()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"val_accuracy", "auc"})
    void theMonitoredValueOfTheScheduleIsChecked(String name) {
        SoftmaxRegression waiting = new SoftmaxRegression(1, 2, plateau(name, MonitorMode.AUTO));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(waiting).fit(data))
                .withMessageStartingWith("there is no " + name + " in this training");
        assertThat(waiting.optimizer().steps()).isZero();
    }

    @Test
    void theScheduleIsToldTheValueThatItMonitors() {
        SoftmaxRegression waiting = new SoftmaxRegression(1, 2, plateau("val_accuracy", MonitorMode.MAX));

        History history = Trainer.of(waiting).epochs(4).validation(wrong()).fit(data);

        assertThat(history.get("learning_rate")).containsExactly(0.1f, 0.1f, 0.05f, 0.025f);
    }

    @Test
    void aRisingMetricDoesNotCutTheRate() {
        PlateauSchedule schedule = plateau("val_auc", MonitorMode.AUTO);
        for (double auc : new double[] {0.5, 0.6, 0.7}) {
            schedule.epochEnded(auc);
        }
        assertThat(schedule.learningRate(0, TrainingPlan.UNKNOWN)).isEqualTo(0.1f);

        schedule.epochEnded(Double.NaN);
        assertThat(schedule.learningRate(0, TrainingPlan.UNKNOWN))
                .as("NaN is no improvement")
                .isEqualTo(0.05f);
    }

    @Test
    void aPlateauOfAnUnknownValueNeedsAMode() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plateau("profit", MonitorMode.AUTO))
                .withMessageStartingWith("profit is neither a loss nor a metric");
        assertThat(plateau("profit", MonitorMode.MAX).monitor()).isEqualTo("profit");
    }

    @Test
    void aPlateauNamesWhatIsNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> plateau(null, MonitorMode.AUTO))
                .withMessageStartingWith("monitor must not be null");
        assertThatNullPointerException().isThrownBy(() -> plateau("loss", null)).withMessage("mode must not be null");
    }

    @Test
    void aListenerThatStopsGivesAReason() {
        TrainingListener stopper = new TrainingListener() {
            @Override
            public void epochEnded(TrainingProgress progress, EpochLog log) {
                progress.stop(null);
            }
        };

        assertThatExceptionOfType(ListenerException.class)
                .isThrownBy(
                        () -> Trainer.of(network).epochs(2).listener(stopper).fit(data))
                .withMessageEndingWith("reason must not be null");
    }

    /** The patience may end in the last epoch. */
    @Test
    void aTrainingStoppedAfterItsLastEpochHasAStopReason() {
        EarlyStopping stopping = EarlyStopping.patience(2);

        History history = Trainer.of(network)
                .epochs(3)
                .validation(wrong())
                .listener(stopping)
                .fit(data);

        assertThat(stopping.stoppedEpoch()).isEqualTo(3);
        assertThat(history.stopReason()).isEqualTo(stopping.reason()).isNotEmpty();
    }

    @Test
    void theHistorySaysWhyItStoppedAndWhichEpochWasRestored() {
        EarlyStopping stopping = EarlyStopping.patience(2).restoringBest();

        History history = Trainer.of(network)
                .epochs(50)
                .validation(wrong())
                .listener(stopping)
                .fit(data);

        assertThat(history.epochs()).isEqualTo(3).isEqualTo(stopping.stoppedEpoch());
        assertThat(history.stopReason())
                .isEqualTo(stopping.reason())
                .startsWith("val_loss has not improved for 2 epochs (best ")
                .endsWith(" in epoch 1)");
        assertThat(history.restoredEpoch()).isEqualTo(1);
        assertThat(Evaluation.of(network, wrong()).loss()).isEqualTo(history.get("val_loss")[0]);
    }

    @Test
    void aCompletedTrainingHasNoStopReason() {
        History history = Trainer.of(network).epochs(2).fit(data);

        assertThat(history.stopReason()).isEmpty();
        assertThat(history.restoredEpoch()).isZero();
    }

    @Test
    void theBestWeightsAreRestoredIfTheTrainingDiverges() {
        SoftmaxRegression diverging = new SoftmaxRegression(1, 2, new Exploding(3));
        List<FMatrixRMaj> weights = new ArrayList<>();
        EarlyStopping stopping = EarlyStopping.patience(9).restoringBest();

        assertThatExceptionOfType(DivergenceException.class)
                .isThrownBy(() -> Trainer.of(diverging)
                        .epochs(9)
                        .validation(data)
                        .listener(epochs(() -> weights.add(diverging.output().weights())))
                        .listener(stopping)
                        .fit(data));

        int best = stopping.bestEpoch();
        assertThat(weights).as("epochs that ended").hasSizeGreaterThanOrEqualTo(best);
        assertThat(diverging.output().weights().data).isEqualTo(weights.get(best - 1).data);
    }

    @Test
    void anExceptionOfAListenerEndsTheTrainingWithItsClassAndTheEvent() {
        for (Exception failure : List.of(new IOException("disk full"), new IllegalStateException("disk full"))) {
            List<Throwable> causes = new ArrayList<>();

            ListenerException thrown = catchThrowableOfType(
                    ListenerException.class,
                    () -> Trainer.of(network)
                            .listener(failures(causes))
                            .listener(epochs(() -> MonitoredTrainingTest.<RuntimeException>sneak(failure)))
                            .fit(data));

            assertThat(thrown)
                    .hasCause(failure)
                    .hasMessageMatching(
                            "the listener dev\\.gradwright\\..*MonitoredTrainingTest\\$\\d+ failed in epochEnded"
                                    + " of epoch 1, step 1: java.*Exception: disk full");
            assertThat(causes).containsExactly(thrown);
        }
    }

    @Test
    void anExceptionWhereItsStateIsVisitedNamesTheListenerToo(@TempDir Path directory) {
        TrainingListener failing = new TrainingListener() {
            @Override
            public void visit(StateVisitor visitor) {
                throw new IllegalStateException("no state yet");
            }
        };
        Trainer trainer = Trainer.of(network)
                .listener(failing)
                .checkpoints(Checkpoints.in(directory).everySteps(1));

        assertThatExceptionOfType(ListenerException.class)
                .isThrownBy(() -> trainer.fit(data))
                .withMessageMatching(
                        "the listener .*MonitoredTrainingTest\\$\\d+ failed in visit: .*IllegalStateException: no state yet");
    }

    @Test
    void anErrorOfAListenerIsPassedOnAsItIs() {
        StackOverflowError failure = new StackOverflowError();
        List<Throwable> causes = new ArrayList<>();

        assertThatThrownBy(() -> Trainer.of(network)
                        .listener(failures(causes))
                        .listener(epochs(() -> MonitoredTrainingTest.<RuntimeException>sneak(failure)))
                        .fit(data))
                .isSameAs(failure);

        assertThat(causes).containsExactly(failure);
    }

    @Test
    void aListenerThatFailsAfterAFailureDoesNotHideIt() {
        IllegalStateException failure = new IllegalStateException("the first");
        IllegalStateException next = new IllegalStateException("the next");
        List<Throwable> causes = new ArrayList<>();
        TrainingListener failing = new TrainingListener() {
            @Override
            public void trainingFailed(TrainingProgress progress, Throwable cause) {
                throw next;
            }
        };

        ListenerException thrown = catchThrowableOfType(
                ListenerException.class,
                () -> Trainer.of(network)
                        .listener(epochs(() -> MonitoredTrainingTest.<RuntimeException>sneak(failure)))
                        .listener(failing)
                        .listener(failures(causes))
                        .fit(data));

        assertThat(thrown).hasCause(failure).hasSuppressedException(next);
        assertThat(causes).containsExactly(thrown);
    }

    /**
     * The opposite labels of those of the training, so that the validation loss rises while the training loss falls.
     */
    private Dataset wrong() {
        return Dataset.of(data.features(), new FMatrixRMaj(new float[][] {{1}, {1}, {0}}));
    }

    private static PlateauSchedule plateau(String monitor, MonitorMode mode) {
        return new PlateauSchedule(0.1, 0.5, 1, 0, 0, 0, monitor, mode);
    }

    private static TrainingListener epochs(Runnable afterEach) {
        return new TrainingListener() {
            @Override
            public void epochEnded(TrainingProgress progress, EpochLog log) {
                afterEach.run();
            }
        };
    }

    private static TrainingListener failures(List<Throwable> causes) {
        return new TrainingListener() {
            @Override
            public void trainingFailed(TrainingProgress progress, Throwable cause) {
                causes.add(cause);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    /** A good rate for some steps, and an absurd one after that. */
    private record Exploding(int steps) implements LearningRateSchedule {
        @Override
        public double learningRate(long step, TrainingPlan plan) {
            return step < steps ? 0.01 : 3e38;
        }
    }
}
