package dev.gradwright.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.train.LearningRateCurve.Recording;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearningRateFinderTest {
    private final SoftmaxRegression network = new SoftmaxRegression(2, 2);
    private final Dataset train = halves(64);

    @Test
    void theRateRisesByTheSameFactorEachStep() {
        double[] rates = LearningRateFinder.of(network)
                .minLearningRate(1e-3)
                .maxLearningRate(1e-1)
                .steps(5)
                .run(train)
                .rates();
        assertThat(rates).hasSize(5).startsWith(1e-3);
        assertThat(rates[2]).isCloseTo(1e-2, within(1e-12));
        assertThat(rates[4]).isCloseTo(1e-1, within(1e-12));
    }

    @Test
    void theLossesAreThoseOfTrainingAtTheseRates() {
        LearningRateCurve curve =
                LearningRateFinder.of(network).steps(20).batchSize(64).run(train);
        SoftmaxRegression same = new SoftmaxRegression(2, 2, (step, plan) -> curve.rates()[(int) step]);
        for (int step = 0; step < 20; step++) {
            assertThat(curve.losses()[step])
                    .isCloseTo(same.trainOnBatch(train.features(), train.targets()), within(1e-6f));
        }
    }

    @Test
    void theScheduleIsRestored() {
        LearningRateFinder.of(network).steps(3).run(train);
        assertThat(network.optimizer().learningRate()).isEqualTo(0.1);
        assertThat(network.optimizer().steps()).isZero();
    }

    @Test
    void theRunningMetricsAreReset() {
        LearningRateFinder.of(network).steps(3).run(train);
        assertThat(network.metrics().rows()).isZero();
    }

    @Test
    void suggestsATenthOfTheRateOfTheLowestLoss() {
        double[] rates = {1, 2, 4, 8, 16, 32};
        float[] losses = {5, 4, 3, 2, 1, 9};
        assertThat(new LearningRateCurve(rates, losses, losses).suggestion()).isEqualTo(1.6);
    }

    @Test
    void aSingleGoodBatchDoesNotDetermineTheSuggestion() {
        Recording recording = new Recording(100);
        for (int step = 0; step < 100; step++) {
            float loss = step == 20 ? 0 : Math.abs(step - 70) + 20;
            recording.add(step + 1, loss);
        }
        assertThat(recording.curve().suggestion()).isBetween(7.0, 7.8);
    }

    @Test
    void stopsIfTheLossRisesAboveFourTimesItsLowestValue() {
        Recording recording = new Recording(10);
        recording.add(1, 1);
        recording.add(2, 4);
        assertThat(recording.hasExploded()).isFalse();
        recording.add(3, 4.1f);
        assertThat(recording.hasExploded()).isTrue();
    }

    @Test
    void aLossNearZeroMayRiseByAsMuchAsItHasFallen() {
        Recording recording = new Recording(10);
        recording.add(1, 1);
        recording.add(2, 0.001f);
        recording.add(3, 2.9f);
        assertThat(recording.hasExploded()).isFalse();
        recording.add(4, 3.1f);
        assertThat(recording.hasExploded()).isTrue();
    }

    @Test
    void aNegativeLossMayRise() {
        Recording recording = new Recording(10);
        recording.add(1, -0.5f);
        recording.add(2, -0.9f);
        recording.add(3, -0.4f);
        assertThat(recording.hasExploded()).isFalse();
    }

    @Test
    void aLossThatRisesFromTheFirstSuggestsNothing() {
        float[] losses = {1, 2, 4};
        LearningRateCurve curve = new LearningRateCurve(new double[] {0.1, 1, 10}, losses, losses);
        assertThatIllegalStateException()
                .isThrownBy(curve::suggestion)
                .withMessage(
                        "no learning rate can be suggested, because the loss never falls: it begins at 1.000, and its"
                                + " lowest smoothed value is 1.000, at 0.1000; lower minLearningRate, take larger batches or more"
                                + " steps, and see that the features are standardized and that the network can learn from them");
        assertThat(curve).hasToString("loss 1.000 at 0.1000, lowest 1.000 at 0.1000, 4.000 at 10.00; it never falls");
    }

    @Test
    void aLossThatStaysTheSameSuggestsNothing() {
        assertThatIllegalStateException().isThrownBy(() -> curveOf(step -> 0.7f).suggestion());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aLossThatIsOnlyNoisySuggestsNothing(long seed) {
        Random random = new Random(seed);
        LearningRateCurve curve = curveOf(step -> 0.7f + 0.1f * (float) random.nextGaussian());
        assertThatIllegalStateException().isThrownBy(curve::suggestion);
    }

    @Test
    void aFallThatIsSmallComparedToTheNoiseIsFoundInManySteps() {
        Random random = new Random(1);
        LearningRateCurve curve =
                curveOf(4000, step -> 0.7f + 0.1f * (float) random.nextGaussian() - (step > 1000 ? 0.08f : 0));
        assertThat(curve.suggestion()).isBetween(100.0, 400.0);
    }

    @Test
    void aLossThatFallsByMoreThanItsNoiseSuggestsARate() {
        Random random = new Random(1);
        LearningRateCurve curve =
                curveOf(step -> 0.7f + 0.1f * (float) random.nextGaussian() - (step < 400 ? 0.001f * step : 0));
        assertThat(curve.suggestion()).isBetween(30.0, 42.0);
    }

    /** Of 500 steps at the rates 1, 2, …, and these losses. */
    private static LearningRateCurve curveOf(IntToFloat loss) {
        return curveOf(500, loss);
    }

    private static LearningRateCurve curveOf(int steps, IntToFloat loss) {
        Recording recording = new Recording(steps);
        for (int step = 0; step < steps; step++) {
            recording.add(step + 1, loss.at(step));
        }
        return recording.curve();
    }

    private interface IntToFloat {
        float at(int step);
    }

    @Test
    void aNetworkThatCannotLearnHasACurveAndNoSuggestion() {
        Dataset constant = Dataset.of(new float[64][2], alternatingLabels(64));
        LearningRateCurve curve =
                LearningRateFinder.of(network).steps(50).batchSize(64).run(constant);
        assertThat(curve.steps()).isEqualTo(50);
        assertThatIllegalStateException().isThrownBy(curve::suggestion);
    }

    private static float[][] alternatingLabels(int rows) {
        float[][] labels = new float[rows][1];
        for (int row = 0; row < rows; row++) {
            labels[row][0] = row % 2;
        }
        return labels;
    }

    @Test
    void printsTheSuggestion() {
        double[] rates = {0.1, 0.2, 0.4, 1, 2, 10};
        float[] losses = {5, 4, 3, 2, 1, 9};
        assertThat(new LearningRateCurve(rates, losses, losses))
                .hasToString("loss 5.000 at 0.1000, lowest 1.000 at 2.000, 9.000 at 10.00; suggestion 0.2000");
    }

    @Test
    void rejectsRatesOutOfRange() {
        LearningRateFinder finder = LearningRateFinder.of(network);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> finder.minLearningRate(0))
                .withMessage("minLearningRate must be finite and greater than 0, but is 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> finder.maxLearningRate(Double.NaN))
                .withMessage("maxLearningRate must be finite and greater than 0, but is NaN");
    }

    @Test
    void rejectsARangeThatDoesNotRise() {
        LearningRateFinder finder =
                LearningRateFinder.of(network).minLearningRate(1).maxLearningRate(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> finder.run(train))
                .withMessage("minLearningRate must be less than maxLearningRate, but they are 1.0 and 1.0");
    }

    @Test
    void rejectsFewerThanTwoSteps() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRateFinder.of(network).steps(1))
                .withMessage("steps must be at least 2, but is 1");
    }

    @Test
    void rejectsBatchesWithoutRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningRateFinder.of(network).batchSize(0))
                .withMessage("batchSize must be at least 1, but is 0");
    }

    /** Two classes, left and right. */
    private static Dataset halves(int rows) {
        Random random = new Random(1);
        float[][] features = new float[rows][];
        float[][] labels = new float[rows][];
        for (int row = 0; row < rows; row++) {
            features[row] = new float[] {(float) random.nextGaussian(), (float) random.nextGaussian()};
            labels[row] = new float[] {features[row][0] > 0 ? 1 : 0};
        }
        return Dataset.of(features, labels);
    }
}
