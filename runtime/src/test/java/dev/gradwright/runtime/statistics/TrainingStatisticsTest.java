package dev.gradwright.runtime.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.dsl.ScheduleUnit;
import dev.gradwright.runtime.Allocation;
import dev.gradwright.runtime.SoftmaxRegression;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.schedule.ExponentialSchedule;
import dev.gradwright.runtime.state.StateSnapshot;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingStatisticsTest {
    private static final FMatrixRMaj X = new FMatrixRMaj(2, 2, true, 1, 2, 3, 5);
    private static final FMatrixRMaj Y = new FMatrixRMaj(2, 1, true, 0, 1);

    private final SoftmaxRegression network = new SoftmaxRegression(2, 2);

    private static void train(SoftmaxRegression network, TrainingStatistics statistics, int from, int to) {
        for (int step = from; step <= to; step++) {
            statistics.step(network, step, network.trainOnBatch(X, Y));
        }
    }

    private TrainingStatistics trained(int steps, int stepsPerEpoch) {
        TrainingStatistics statistics = new TrainingStatistics(network, stepsPerEpoch);
        train(network, statistics, 1, steps);
        return statistics;
    }

    @Test
    void eachStepAddsItsLoss() {
        float first = new SoftmaxRegression(2, 2).trainOnBatch(X, Y);

        TrainingStatistics statistics = trained(3, 3);

        assertThat(statistics.loss().size()).isEqualTo(3);
        assertThat(statistics.loss().step(2)).isEqualTo(3);
        assertThat(statistics.loss().mean(0)).isEqualTo(first);
    }

    /** An optimizer knows the rate of the next step only. */
    @Test
    void eachStepAddsTheLearningRateThatItUsed() {
        SoftmaxRegression decaying =
                new SoftmaxRegression(2, 2, new ExponentialSchedule(0.1, 0.5, 1, false, ScheduleUnit.STEP));
        TrainingStatistics statistics = new TrainingStatistics(decaying, 3);

        train(decaying, statistics, 1, 3);

        assertThat(statistics.learningRate().mean(0)).isEqualTo(0.1f);
        assertThat(statistics.learningRate().mean(1)).isEqualTo(0.05f);
        assertThat(statistics.learningRate().mean(2)).isEqualTo(0.025f);
    }

    @Test
    void aRuleWithoutMomentumHasNone() {
        assertThat(network.optimizer().momentum()).isNaN();
        assertThat(trained(3, 3).momentum().size()).isZero();
    }

    @Test
    void gradientNormsAndUpdateRatiosAreThoseOfTheStep() {
        FMatrixRMaj before = network.parameters().get(0).get();

        ParameterStatistics weights = trained(1, 1).parameters().get(0);

        FMatrixRMaj after = network.parameters().get(0).get();
        FMatrixRMaj gradient = network.parameters().get(0).gradient();
        assertThat(weights.name()).isEqualTo("output.weights");
        assertThat((double) weights.gradientNorm().mean(0)).isCloseTo(norm(gradient), within(1e-6));
        assertThat((double) weights.updateRatio().mean(0))
                .isCloseTo(norm(difference(after, before)) / norm(before), within(1e-6));
    }

    @Test
    void biasesAreNotWeights() {
        assertThat(trained(1, 1).parameters())
                .extracting(ParameterStatistics::name)
                .containsExactly("output.weights");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "99, 1", "250, 2", "1000, 10", "5000, 50", "5001, 49"})
    void atMostEvery100thStepAnd50StepsOfAnEpochAreSampledAndAtLeastOne(int stepsPerEpoch, int sampled) {
        ParameterStatistics weights =
                trained(stepsPerEpoch, stepsPerEpoch).parameters().get(0);

        assertThat(weights.gradientNorm().size()).isEqualTo(sampled);
        assertThat(weights.updateRatio().size()).isEqualTo(sampled);
    }

    @Test
    void aFrozenLayerAddsNothingWhileItIsFrozen() {
        TrainingStatistics statistics = trained(2, 1);
        FMatrixRMaj gradient = network.parameters().get(0).gradient();
        assertThat(norm(gradient)).isPositive();

        network.output().freeze();
        statistics.step(network, 3, 1);
        network.output().unfreeze();
        train(network, statistics, 4, 4);

        DecimatedSeries ratio = statistics.parameters().get(0).updateRatio();
        assertThat(ratio.size()).isEqualTo(3);
        assertThat(ratio.step(2)).isEqualTo(4);
    }

    @Test
    void weightsThatAreNotFiniteLeaveGaps() {
        TrainingStatistics statistics = trained(1, 1);
        Tensor weights = NetworkParameter.of(network.parameters().get(0)).tensor();
        weights.fill(Float.NaN);

        statistics.step(network, 2, Float.NaN);
        statistics.epoch(network, X);

        assertThat(statistics.loss().mean(1)).isNaN();
        assertThat(statistics.parameters().get(0).updateRatio().mean(1)).isNaN();
        assertThat(statistics.layers().get(0).mean().mean(0)).isNaN();
        assertThat(statistics.histograms().get(0).min(0)).isNaN();
    }

    @Test
    void eachEpochAddsTheOutputsOfTheLayersAndAHistogram() {
        TrainingStatistics statistics = trained(1, 1);

        statistics.epoch(network, X);
        statistics.epoch(network, X);

        LayerStatistics layer = statistics.layers().get(0);
        assertThat(layer.name()).isEqualTo("output");
        assertThat(layer.mean().size()).isEqualTo(2);
        assertThat(layer.mean().step(1)).isEqualTo(2);
        assertThat((double) layer.mean().mean(0)).as("two softmax outputs").isCloseTo(0.5, within(1e-6));
        assertThat(layer.deviation().mean(0)).isPositive();
        assertThat(statistics.histograms().get(0).name()).isEqualTo("output.weights");
        assertThat(statistics.histograms().get(0).size()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 99, 100, 101})
    void restoredStatisticsContinueAsIfNothingHappened(int steps) {
        TrainingStatistics statistics = trained(steps, 120);
        statistics.epoch(network, X);
        StateSnapshot saved = StateSnapshot.of(statistics);
        SoftmaxRegression copy = new SoftmaxRegression(2, 2);
        TrainingStatistics restored = new TrainingStatistics(copy, 120);
        StateSnapshot.of(network).restore(copy);
        saved.restore(restored);
        restored.resumed(copy, steps);

        train(network, statistics, steps + 1, 230);
        train(copy, restored, steps + 1, 230);
        statistics.epoch(network, X);
        restored.epoch(copy, X);

        assertThat(StateSnapshot.of(restored).toBytes())
                .isEqualTo(StateSnapshot.of(statistics).toBytes());
    }

    /** Without the weights before the step, a ratio would be wrong. */
    @Test
    void aSampledStepAfterUnknownWeightsHasNoRatio() {
        TrainingStatistics statistics = new TrainingStatistics(network, 1);

        statistics.step(network, 5, network.trainOnBatch(X, Y));

        assertThat(statistics.parameters().get(0).gradientNorm().size()).isEqualTo(1);
        assertThat(statistics.parameters().get(0).updateRatio().size()).isZero();
    }

    @Test
    @Tag("own-jvm")
    void stepsAllocateNothing() {
        TrainingStatistics statistics = trained(1, 1);
        long[] step = {1};

        assertThat(Allocation.ofOne(() -> statistics.step(network, ++step[0], 1)))
                .isZero();
    }

    private static double norm(FMatrixRMaj matrix) {
        double sum = 0;
        for (float value : matrix.data) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum);
    }

    private static FMatrixRMaj difference(FMatrixRMaj a, FMatrixRMaj b) {
        FMatrixRMaj difference = a.copy();
        for (int i = 0; i < b.getNumElements(); i++) {
            difference.data[i] -= b.data[i];
        }
        return difference;
    }
}
