package dev.gradwright.runtime.train;

import static dev.gradwright.dsl.Metric.ACCURACY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.dsl.OneCycleForm;
import dev.gradwright.runtime.DivergenceException;
import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.random.CounterRandom;
import dev.gradwright.runtime.schedule.ConstantSchedule;
import dev.gradwright.runtime.schedule.OneCycleSchedule;
import dev.gradwright.runtime.schedule.PlateauSchedule;
import dev.gradwright.runtime.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private final Dataset train = quadrants(90, 1);
    private final Dataset valid = quadrants(30, 2);
    private final SoftmaxRegression network = new SoftmaxRegression(2, 3);

    @Test
    void learns() {
        History history =
                Trainer.of(network).epochs(30).batchSize(8).validation(valid).fit(train);

        assertThat(history.epochs()).isEqualTo(30);
        assertThat(last(history.get("loss"))).isLessThan(history.get("loss")[0] / 2);
        assertThat(last(history.get("val_accuracy"))).isGreaterThan(0.9f);
    }

    @Test
    void recordsLossMetricsAndRate() {
        History history = Trainer.of(network).epochs(2).validation(valid).fit(train);

        assertThat(history.names()).containsExactly("loss", "accuracy", "val_loss", "val_accuracy", "learning_rate");
        assertThat(history.get("learning_rate")).containsExactly(0.1f, 0.1f);
    }

    @Test
    void historyNamesTheValuesThatItLacks() {
        History history = Trainer.of(network).fit(train);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.get("auc"))
                .withMessage(
                        "there is no auc in this training, only loss, accuracy, learning_rate; declare @Metrics(AUC) on the network");
    }

    @Test
    void validationValuesAreThoseOfTheWeightsAfterTheEpoch() {
        History history = Trainer.of(network).epochs(2).validation(valid).fit(train);

        Evaluation evaluation = Evaluation.of(network, valid);
        assertThat(last(history.get("val_loss"))).isEqualTo(evaluation.loss());
        assertThat(last(history.get("val_accuracy"))).isEqualTo(evaluation.metric(ACCURACY));
    }

    @Test
    void lossIsTheRunningMeanWeightedByRows() {
        SoftmaxRegression still = new SoftmaxRegression(2, 3, new ConstantSchedule(1e-30));

        History history = Trainer.of(still).batchSize(64).fit(train);

        float whole = Evaluation.of(still, train).loss();
        assertThat(history.get("loss")[0]).as("batches of 64 and 26 rows").isCloseTo(whole, within(1e-5f));
    }

    @Test
    void theSameSeedGivesTheSameTraining() {
        float[] once = trained(5);

        assertThat(trained(5)).isEqualTo(once);
        assertThat(trained(6)).isNotEqualTo(once);
    }

    @Test
    void rowsThatAreNotShuffledComeInTheirOrder() {
        SoftmaxRegression byHand = new SoftmaxRegression(2, 3);
        for (int epoch = 0; epoch < 2; epoch++) {
            for (int from = 0; from < 90; from += 20) {
                Dataset batch = train.skip(from).take(Math.min(20, 90 - from));
                byHand.trainOnBatch(batch.features(), batch.targets());
            }
        }

        Trainer.of(network).epochs(2).batchSize(20).shuffle(false).fit(train);

        assertThat(network.output().weights().data).isEqualTo(byHand.output().weights().data);
    }

    private float[] trained(long seed) {
        SoftmaxRegression fresh = new SoftmaxRegression(2, 3);
        Trainer.of(fresh).epochs(2).batchSize(7).seed(seed).fit(train);
        return fresh.output().weights().data;
    }

    @Test
    void tellsTheScheduleHowLongTheFitIs() {
        SoftmaxRegression cycling =
                new SoftmaxRegression(2, 3, new OneCycleSchedule(0.5, OneCycleForm.COSINE_ANNEALING));

        History history = Trainer.of(cycling).epochs(10).batchSize(9).fit(train);

        assertThat(last(history.get("learning_rate"))).isCloseTo(0.02f * 1e-4f, within(1e-9f));
    }

    @Test
    void tellsTheScheduleTheValidationLoss() {
        SoftmaxRegression waiting = new SoftmaxRegression(2, 3, new PlateauSchedule(0.1, 0.5, 1, 0, 0, 0));
        FMatrixRMaj wrong = new FMatrixRMaj(valid.targets());
        for (int i = 0; i < wrong.getNumElements(); i++) {
            wrong.data[i] = (wrong.data[i] + 1) % 3;
        }

        History history = Trainer.of(waiting)
                .epochs(4)
                .validation(Dataset.of(valid.features(), wrong))
                .fit(train);

        assertThat(last(history.get("learning_rate"))).isLessThan(0.1f);
    }

    @Test
    void tellsTheScheduleTheTrainingLossWhereThereIsNoOther() {
        SoftmaxRegression waiting = new SoftmaxRegression(2, 3, new PlateauSchedule(0.1, 0.5, 1, 0, 0, 0));

        History history = Trainer.of(waiting).epochs(4).fit(train);

        assertThat(history.get("learning_rate")).containsExactly(0.1f, 0.1f, 0.1f, 0.1f);
    }

    @Test
    void afterAFitTheWeightsAreTheirAverages() {
        ParameterOptimizer.of(network.optimizer()).averaging(Setting.of(0.9));
        float[] last = new float[1];
        TrainingListener journal = new TrainingListener() {
            @Override
            public void epochEnded(TrainingProgress progress, EpochLog log) {
                last[0] = network.output().weights().data[0];
            }
        };

        Trainer.of(network).listener(journal).fit(train);

        assertThat(network.output().weights().data[0]).isNotEqualTo(last[0]);
    }

    @Test
    void listenersSeeEveryStep() {
        Journal journal = new Journal();

        Trainer.of(network).epochs(2).batchSize(60).listener(journal).fit(train);

        assertThat(journal.entries)
                .containsExactly(
                        "started",
                        "epoch 1",
                        "step 1/2",
                        "step 2/2",
                        "end 1",
                        "epoch 2",
                        "step 1/2",
                        "step 2/2",
                        "end 2",
                        "ended",
                        "history of 2");
    }

    @Test
    void listenersMayStop() {
        TrainingListener stopper = new TrainingListener() {
            @Override
            public void epochEnded(TrainingProgress progress, EpochLog log) {
                if (log.epoch() == 3) {
                    progress.stop();
                }
            }
        };

        assertThat(Trainer.of(network).epochs(10).listener(stopper).fit(train).epochs())
                .isEqualTo(3);
    }

    @Test
    void divergenceNamesStepAndLayer() {
        network.output().setWeights(new FMatrixRMaj(new float[][] {{3e38f, 0, 0}, {3e38f, 0, 0}}));
        Journal journal = new Journal();

        assertThatExceptionOfType(DivergenceException.class)
                .isThrownBy(() -> Trainer.of(network).listener(journal).fit(huge()))
                .withMessageContaining("at step 0; layer output is the first whose output is not finite")
                .satisfies(e -> assertThat(e.layer()).isEqualTo("output"))
                .satisfies(e -> assertThat(e.step()).isZero());
        assertThat(journal.entries).containsExactly("started", "epoch 1", "failed");
    }

    private static Dataset huge() {
        return Dataset.of(new float[][] {{10, 10}}, new float[][] {{1}});
    }

    @Test
    void validationDataAreCheckedBeforeAnythingChanges() {
        float[] before = network.output().weights().data;
        Dataset foreign = Dataset.of(new float[][] {{1, 2}}, new float[][] {{3}});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network).validation(foreign).fit(train))
                .withMessage("the validation data do not fit the network: y must be a class index,"
                        + " a whole number from 0 to 2, but row 0, column 0 is 3.0");
        assertThat(network.output().weights().data).isEqualTo(before);
        assertThat(network.optimizer().steps()).isZero();
    }

    @Test
    void rejectsValuesBelowOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network).epochs(0))
                .withMessage("epochs must be at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network).batchSize(-32))
                .withMessage("batchSize must be at least 1, but is -32");
    }

    @Test
    void theSameListenerIsNotAddedTwice() {
        EarlyStopping stopping = EarlyStopping.patience(1);
        Trainer trainer =
                Trainer.of(new SoftmaxRegression(2, 2)).listener(stopping).listener(EarlyStopping.patience(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.listener(stopping))
                .withMessage(
                        "this dev.gradwright.runtime.train.EarlyStopping is a listener of this training already; add it once, or make another");
    }

    @Test
    void evaluationReadsWell() {
        network.output().setWeights(new FMatrixRMaj(2, 3));

        assertThat(Evaluation.of(network, train.take(3))).hasToString("loss: 1.099 - accuracy: 0.3333 (3 rows)");
    }

    private static float last(float[] values) {
        return values[values.length - 1];
    }

    /** Points of the plane, with three corners for classes in turn. */
    private static Dataset quadrants(int rows, long seed) {
        FMatrixRMaj x = new FMatrixRMaj(rows, 2);
        FMatrixRMaj y = new FMatrixRMaj(rows, 1);
        float[][] corners = {{2, 2}, {-2, 2}, {0, -2}};
        for (int row = 0; row < rows; row++) {
            y.set(row, 0, row % 3);
            for (int column = 0; column < 2; column++) {
                double noise = CounterRandom.gaussian(seed, 2L * row + column) / 2;
                x.set(row, column, (float) (corners[row % 3][column] + noise));
            }
        }
        return Dataset.of(x, y);
    }

    /** Records the events. */
    private static final class Journal implements TrainingListener {
        private final List<String> entries = new ArrayList<>();

        @Override
        public void trainingStarted(TrainingProgress progress) {
            entries.add("started");
        }

        @Override
        public void epochStarted(TrainingProgress progress) {
            entries.add("epoch " + progress.epoch());
        }

        @Override
        public void stepDone(TrainingProgress progress) {
            entries.add("step " + progress.step() + "/" + progress.stepsPerEpoch());
        }

        @Override
        public void epochEnded(TrainingProgress progress, EpochLog log) {
            entries.add("end " + log.epoch());
        }

        @Override
        public void trainingEnded(TrainingProgress progress) {
            entries.add("ended");
        }

        @Override
        public void historyCompleted(TrainingProgress progress, History history) {
            entries.add("history of " + history.epochs());
        }

        @Override
        public void trainingFailed(TrainingProgress progress, Throwable cause) {
            entries.add("failed");
        }
    }
}
