package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradwright.dsl.MonitorMode;
import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.checkpoint.CheckpointException;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.random.CounterRandom;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.state.StateVisitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When checkpoints are written, what a training that resumes one must agree with, and the best weights. */
class CheckpointsTest {
    @TempDir
    private Path directory;

    private final SoftmaxRegression network = new SoftmaxRegression(3, 2);

    @Test
    void byDefaultOneIsDueAfterEachEpoch() {
        assertThat(checkpoints().isDueAfterEpoch(1)).isTrue();
        assertThat(checkpoints().isDueAfterStep(500)).isFalse();
    }

    @Test
    void ifOnlyStepsAreSetNoneIsDueAfterAnEpoch() {
        Checkpoints checkpoints = checkpoints().everySteps(5);

        assertThat(checkpoints.isDueAfterEpoch(1)).isFalse();
        assertThat(checkpoints.isDueAfterStep(5)).isTrue();
        assertThat(checkpoints.isDueAfterStep(6)).isFalse();
    }

    @Test
    void bothIntervalsMayBeSet() {
        Checkpoints checkpoints = checkpoints().everySteps(5).everyEpochs(2);

        assertThat(checkpoints.isDueAfterEpoch(1)).isFalse();
        assertThat(checkpoints.isDueAfterEpoch(2)).isTrue();
        assertThat(checkpoints.isDueAfterStep(10)).isTrue();
    }

    /** Others may be left out, because this training is faster than a disk. */
    @Test
    void atTheEndThereIsOneAndNoMoreAreKeptThanWanted() {
        fit(checkpoints().everySteps(1).keep(2));

        assertThat(files())
                .hasSizeLessThanOrEqualTo(4)
                .contains("checkpoints.lock", "run.json", "step-000000016.checkpoint");
    }

    @Test
    void theFolderRecordsTheRunForComparisons() {
        fit(checkpoints());
        fit(Checkpoints.in(directory.resolve("other")));
        Path page = directory.resolve("comparison.html");

        RunComparison.of(directory.resolve("run"), directory.resolve("other")).to(page);

        assertThat(page).isNotEmptyFile();
        assertThat(RunRecord.read(directory.resolve("run/run.json")).epochs()).hasSize(4);
    }

    @Test
    void theRecordOfAResumedRunBeganWithTheFirst() {
        trainer(network, checkpoints().everySteps(1))
                .listener(new TrainingListener() {
                    @Override
                    public void epochEnded(TrainingProgress progress, EpochLog log) {
                        Thread.currentThread().interrupt();
                    }
                })
                .fit(data(1));
        assertThat(Thread.interrupted()).isTrue();
        RunRecord part = RunRecord.read(directory.resolve("run/run.json"));

        fit(checkpoints().everySteps(1).resume());

        RunRecord whole = RunRecord.read(directory.resolve("run/run.json"));
        assertThat(part.state()).isEqualTo(RunRecord.State.STOPPED);
        assertThat(whole.state()).isEqualTo(RunRecord.State.COMPLETED);
        assertThat(whole.started()).isEqualTo(part.started());
    }

    @Test
    void aRunThatTheUserRecordsInTheFolderIsRecordedOnce() {
        List<TrainingListener> listeners = List.of(RunRecord.to(directory.resolve("run/../run/run.json")));

        assertThat(checkpoints().recorded(listeners)).isEqualTo(listeners);
    }

    @Test
    void withoutResumeAFolderWithCheckpointsIsAnErrorBeforeAnythingChanges() {
        fit(checkpoints());
        SoftmaxRegression fresh = new SoftmaxRegression(3, 2);
        byte[] before = StateSnapshot.of(fresh).toBytes();

        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> trainer(fresh, checkpoints()).fit(data(1)))
                .withMessageContainingAll("already holds ", "checkpoint", "call resume()");
        assertThat(StateSnapshot.of(fresh).toBytes()).isEqualTo(before);
    }

    @Test
    void settingsThatDifferAreNamed() {
        fit(checkpoints());
        Map<String, UnaryOperator<Trainer>> changes = new TreeMap<>();
        changes.put("epochs is \"9\" here, but \"4\" in the checkpoint", trainer -> trainer.epochs(9));
        changes.put("batchSize is \"5\" here, but \"10\" in the checkpoint", trainer -> trainer.batchSize(5));
        changes.put("seed is \"6\" here, but \"0\" in the checkpoint", trainer -> trainer.seed(6));
        changes.put("shuffle is \"false\" here, but \"true\" in the checkpoint", trainer -> trainer.shuffle(false));
        changes.put(
                "gradientAccumulation is \"2\" here, but \"1\" in the checkpoint",
                trainer -> trainer.gradientAccumulation(2));
        changes.put("validation data is \"37 x 3 features", trainer -> trainer.validation(data(3)));
        changes.put("training data is \"37 x 3 features", trainer -> trainer.classWeights(1, 2));
        changes.forEach((message, change) -> assertThatRejected(() -> change.apply(trainer(
                                new SoftmaxRegression(3, 2), checkpoints().resume()))
                        .fit(data(1)))
                .withMessageContainingAll("step-000000016.checkpoint is a checkpoint of another training: ", message));
    }

    @Test
    void otherDataAreNamed() {
        fit(checkpoints());

        assertThatRejected(() -> trainer(network, checkpoints().resume()).fit(data(7)))
                .withMessageContainingAll("training data is \"37 x 3 features ", "Nothing was changed");
    }

    @Test
    void anotherNetworkIsNamed() {
        fit(checkpoints());

        assertThatRejected(
                        () -> trainer(new SoftmaxRegression(3, 4), checkpoints().resume())
                                .fit(data(1)))
                .withMessageContaining("network is ");
    }

    @Test
    void aListenerThatIsMissingIsNamed() {
        trainer(network, checkpoints()).listener(new Counting()).fit(data(1));

        assertThatRejected(() -> trainer(network, checkpoints().resume()).fit(data(1)))
                .withMessageContaining("a training with the listener CheckpointsTest$Counting");
    }

    @Test
    void anAddedListenerWithStateIsNamed() {
        fit(checkpoints());

        assertThatRejected(() -> trainer(network, checkpoints().resume())
                        .listener(new Counting())
                        .fit(data(1)))
                .withMessageContaining("a training without the listener CheckpointsTest$Counting, which has a state")
                .withMessageContaining("Leave out that listener");
    }

    @Test
    void listenersWithoutStateMayDiffer() {
        History history = fit(checkpoints());

        assertThat(trainer(network, checkpoints().resume())
                        .listener(new TrainingListener() {})
                        .fit(data(1)))
                .hasToString(history.toString());
    }

    @Test
    void theBestWeightsAreThoseAfterTheBestEpoch() {
        List<float[]> weights = new ArrayList<>();
        History history = trainer(network, checkpoints().best("val_loss", MonitorMode.MAX))
                .listener(new TrainingListener() {
                    @Override
                    public void epochEnded(TrainingProgress progress, EpochLog log) {
                        weights.add(network.output().weights().data.clone());
                    }
                })
                .fit(data(1));
        SoftmaxRegression loaded = new SoftmaxRegression(3, 2);

        Checkpoints.loadBest(loaded, directory.resolve("run"));

        assertThat(history.get("val_loss")[0]).isGreaterThan(history.get("val_loss")[1]);
        assertThat(loaded.output().weights().data).isEqualTo(weights.get(0));
    }

    /** After an interrupted fit the thread is interrupted, and the best weights are wanted. */
    @Test
    void anInterruptedThreadLoadsTheBestWeights() {
        History history = trainer(network, checkpoints().best("val_loss"))
                .listener(new TrainingListener() {
                    @Override
                    public void epochEnded(TrainingProgress progress, EpochLog log) {
                        Thread.currentThread().interrupt();
                    }
                })
                .fit(data(1));

        Checkpoints.loadBest(new SoftmaxRegression(3, 2), directory.resolve("run"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(history.epochs()).isEqualTo(1);
    }

    @Test
    void whereThereAreNoBestWeightsTheMessageSaysWhy() {
        Path run = directory.resolve("run");
        assertThatRejected(() -> Checkpoints.loadBest(network, run)).withMessageContaining("there is no directory");
        fit(checkpoints());
        assertThatRejected(() -> Checkpoints.loadBest(network, run))
                .withMessageContainingAll("holds no best weights, because the training did not ask for them", "best(");
    }

    @Test
    void beforeTheEndOfTheFirstEpochThereAreNoBestWeights() {
        History history = trainer(network, checkpoints().best("val_loss"))
                .maxMinutes(1e-9)
                .fit(data(1));

        assertThat(history.epochs()).isZero();
        assertThatRejected(() -> Checkpoints.loadBest(network, directory.resolve("run")))
                .withMessageContaining("no epoch was complete");
    }

    @Test
    void theBestWeightsOfAnotherNetworkAreRejected() {
        fit(checkpoints().best("val_loss"));

        assertThatRejected(() -> Checkpoints.loadBest(new SoftmaxRegression(3, 4), directory.resolve("run")))
                .withMessageContaining("is of another network: ");
    }

    @Test
    void aValueThatIsNotRecordedCannotBeMonitored() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(checkpoints().best("val_auc")))
                .withMessageStartingWith("there is no val_auc in this training");
        assertThat(directory.resolve("run")).doesNotExist();
    }

    @Test
    void aFolderThatDisappearsIsAWarningForEachKindOfFileAndTheTrainingGoesOn() {
        History history = trainer(network, checkpoints().everySteps(1))
                .listener(new TrainingListener() {
                    @Override
                    public void epochStarted(TrainingProgress progress) {
                        if (progress.epoch() == 2) {
                            move("run", "gone");
                        }
                    }
                })
                .fit(data(1));

        assertThat(history.epochs()).isEqualTo(4);
        assertThat(history.warnings())
                .satisfiesExactly(
                        checkpoint -> assertThat(checkpoint)
                                .contains("a checkpoint cannot be written into", "the next one is tried again"),
                        record -> assertThat(record).startsWith("cannot write " + directory.resolve("run/run.json")));
        move("gone", "run");
        assertThat(fit(checkpoints().everySteps(1).resume())).hasToString(history.toString());
    }

    @Test
    void aSecondFitInTheSameFolderIsRefused() {
        assertThatExceptionOfType(ListenerException.class)
                .isThrownBy(() -> trainer(network, checkpoints())
                        .listener(new TrainingListener() {
                            @Override
                            public void epochEnded(TrainingProgress progress, EpochLog log) {
                                fit(checkpoints().resume());
                            }
                        })
                        .fit(data(1)))
                .withMessageContaining("another training of this program writes checkpoints into");
    }

    @Test
    void numbersAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> checkpoints().everySteps(0))
                .withMessage("everySteps must be at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> checkpoints().everyEpochs(0))
                .withMessage("everyEpochs must be at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> checkpoints().keep(0))
                .withMessage("keep must be at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network).maxMinutes(Double.NaN))
                .withMessage("maxMinutes must be greater than 0, but is NaN");
    }

    private static ThrowableAssertAlternative<CheckpointException> assertThatRejected(ThrowingCallable code) {
        return assertThatExceptionOfType(CheckpointException.class).isThrownBy(code);
    }

    private void move(String from, String to) {
        try {
            Files.move(directory.resolve(from), directory.resolve(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(directory.resolve("run"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Checkpoints checkpoints() {
        return Checkpoints.in(directory.resolve("run"));
    }

    private History fit(Checkpoints checkpoints) {
        return trainer(new SoftmaxRegression(3, 2), checkpoints).fit(data(1));
    }

    private static Trainer trainer(SoftmaxRegression network, Checkpoints checkpoints) {
        return Trainer.of(network).epochs(4).batchSize(10).validation(data(2)).checkpoints(checkpoints);
    }

    /** Counts steps in its state. */
    private static final class Counting implements TrainingListener {
        private int steps;

        @Override
        public void stepDone(TrainingProgress progress) {
            steps++;
        }

        @Override
        public void visit(StateVisitor visitor) {
            steps = visitor.visit("steps", steps);
        }
    }

    /** Four batches, the last of which is smaller. */
    private static Dataset data(long key) {
        FMatrixRMaj x = new FMatrixRMaj(37, 3);
        FMatrixRMaj y = new FMatrixRMaj(x.numRows, 1);
        for (int row = 0; row < x.numRows; row++) {
            for (int column = 0; column < 3; column++) {
                x.set(row, column, (float) CounterRandom.gaussian(key, 3 * row + column));
            }
            y.set(row, 0, x.get(row, 0) + x.get(row, 1) > 0 ? 1 : 0);
        }
        return Dataset.of(x, y);
    }
}
