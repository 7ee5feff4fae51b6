package dev.gradwright.runtime.train;

import static dev.gradwright.dsl.ScheduleUnit.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.DivergenceException;
import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.random.CounterRandom;
import dev.gradwright.runtime.schedule.ExponentialSchedule;
import dev.gradwright.runtime.schedule.LearningRateSchedule;
import dev.gradwright.runtime.schedule.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

/** Steps of several batches. */
class GradientAccumulationTest {
    private static final float TOLERANCE = 1e-6f;

    private final SoftmaxRegression network = new SoftmaxRegression(2, 3);

    /**
     * One feature, two classes, weights and biases 0, so that both probabilities are ½ and a logit's gradient is ±½.
     * The three rows have x = 1, 2 and 6 and class 0: {@code db₀ = −½}, {@code dW₀ = −½(1 + 2 + 6)/3 = −3/2}. With η = 0.1
     * the step is {@code b₀ = 0.05}, {@code W₀ = 0.15}, and the opposite for class 1. The mean over batches that ignores
     * their sizes would be {@code dW₀ = −½(1.5 + 6)/2}.
     */
    @Test
    void theMeanIsOverRowsNotOverBatches() {
        SoftmaxRegression twoClasses = new SoftmaxRegression(1, 2);
        twoClasses.output().setWeights(new FMatrixRMaj(1, 2));
        Dataset rows = Dataset.of(new float[][] {{1}, {2}, {6}}, new float[][] {{0}, {0}, {0}});

        Trainer.of(twoClasses)
                .batchSize(2)
                .gradientAccumulation(2)
                .shuffle(false)
                .fit(rows);

        assertThat(twoClasses.output().weights().data).containsExactly(new float[] {0.15f, -0.15f}, within(TOLERANCE));
        assertThat(twoClasses.output().bias().data).containsExactly(new float[] {0.05f, -0.05f}, within(TOLERANCE));
        assertThat(twoClasses.optimizer().steps()).isEqualTo(1);
    }

    @Test
    void accumulatedBatchesAreOneBatch() {
        Dataset data = data(50);
        SoftmaxRegression whole = new SoftmaxRegression(2, 3);

        History expected = Trainer.of(whole).epochs(5).batchSize(20).seed(3).fit(data);
        History history = Trainer.of(network)
                .epochs(5)
                .batchSize(5)
                .gradientAccumulation(4)
                .seed(3)
                .fit(data);

        assertThat(network.output().weights().data)
                .containsExactly(whole.output().weights().data, within(TOLERANCE));
        assertThat(network.optimizer().steps()).isEqualTo(whole.optimizer().steps());
        assertThat(history.get("loss")).containsExactly(expected.get("loss"), within(TOLERANCE));
        assertThat(history.get("accuracy")).isEqualTo(expected.get("accuracy"));
    }

    @Test
    void sampleWeightsAreThoseOfTheJoinedBatch() {
        Dataset data = data(12);
        float[] weights = {1, 0, 3, 2, 2, 5, 1, 0, 0, 1, 0.5f, 4};
        SoftmaxRegression whole = new SoftmaxRegression(2, 3);

        Trainer.of(whole).batchSize(12).sampleWeights(weights).fit(data);
        Trainer.of(network)
                .batchSize(5)
                .gradientAccumulation(3)
                .sampleWeights(weights)
                .fit(data);

        assertThat(network.output().weights().data)
                .containsExactly(whole.output().weights().data, within(TOLERANCE));
    }

    @Test
    void theLastStepOfAnEpochTakesTheRest() {
        List<String> steps = new ArrayList<>();

        Trainer.of(network)
                .batchSize(10)
                .gradientAccumulation(3)
                .listener(journal(steps))
                .fit(data(41));

        assertThat(steps).as("batches of 10, 10 and 10 rows, then of 10 and 1").containsExactly("1/2", "2/2");
        assertThat(network.optimizer().steps()).isEqualTo(2);
    }

    @Test
    void moreBatchesThanAnEpochHasAreOneStep() {
        Trainer.of(network).epochs(2).batchSize(10).gradientAccumulation(100).fit(data(41));

        assertThat(network.optimizer().steps()).isEqualTo(2);
    }

    @Test
    void schedulesCountSteps() {
        List<TrainingPlan> plans = new ArrayList<>();
        LearningRateSchedule halving = new ExponentialSchedule(0.1, 0.5, 1, false, STEP);
        LearningRateSchedule noting = (step, plan) -> {
            plans.add(plan);
            return halving.learningRate(step, plan);
        };

        History history = Trainer.of(new SoftmaxRegression(2, 3, noting))
                .epochs(2)
                .batchSize(10)
                .gradientAccumulation(2)
                .fit(data(60));

        assertThat(plans).contains(new TrainingPlan(0, 6, 3));
        assertThat(history.get("learning_rate")).containsExactly(0.025f, 0.003125f);
    }

    @Test
    void oneBatchForAStepChangesNoBits() {
        SoftmaxRegression plain = new SoftmaxRegression(2, 3);

        Trainer.of(plain).epochs(2).batchSize(7).fit(data(50));
        Trainer.of(network).epochs(2).batchSize(7).gradientAccumulation(1).fit(data(50));

        assertThat(network.output().weights().data).isEqualTo(plain.output().weights().data);
    }

    @Test
    void aBatchThatDivergesLeavesTheWeightsOfTheLastStep() {
        float[] before = network.output().weights().data;
        Dataset data = Dataset.of(new float[][] {{1, 1}, {3e38f, 3e38f}}, new float[][] {{0}, {1}});

        assertThatExceptionOfType(DivergenceException.class)
                .isThrownBy(() -> Trainer.of(network)
                        .batchSize(1)
                        .gradientAccumulation(2)
                        .shuffle(false)
                        .fit(data));

        assertThat(network.output().weights().data).isEqualTo(before);
        assertThat(network.optimizer().steps()).isZero();
    }

    @Test
    void theNextFitStartsWithoutTheGradientsOfOneThatFailed() {
        aBatchThatDivergesLeavesTheWeightsOfTheLastStep();
        SoftmaxRegression other = new SoftmaxRegression(2, 3);

        Trainer.of(network).gradientAccumulation(2).fit(data(50));
        Trainer.of(other).gradientAccumulation(2).fit(data(50));

        assertThat(network.output().weights().data).isEqualTo(other.output().weights().data);
    }

    @Test
    void rejectsLessThanOneBatch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Trainer.of(network).gradientAccumulation(0))
                .withMessage("gradientAccumulation must be at least 1 batch, but is 0");
    }

    private static TrainingListener journal(List<String> steps) {
        return new TrainingListener() {
            @Override
            public void stepDone(TrainingProgress progress) {
                steps.add(progress.step() + "/" + progress.stepsPerEpoch());
            }
        };
    }

    private static Dataset data(int rows) {
        FMatrixRMaj x = new FMatrixRMaj(rows, 2);
        FMatrixRMaj y = new FMatrixRMaj(rows, 1);
        for (int row = 0; row < rows; row++) {
            x.set(row, 0, (float) CounterRandom.gaussian(1, 2L * row));
            x.set(row, 1, (float) CounterRandom.gaussian(1, 2L * row + 1));
            y.set(row, 0, row % 3);
        }
        return Dataset.of(x, y);
    }
}
