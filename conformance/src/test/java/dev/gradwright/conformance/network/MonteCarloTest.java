package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.predict.McPrediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Monte Carlo dropout: samples have the randomness of training, but batch norms stay in inference mode. */
class MonteCarloTest {
    private static final Subject SUBJECT = Subject.CLASSIFIER;
    private static final FMatrixRMaj X = SUBJECT.features(6, 3);

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void theSameCallGivesTheSameBits(KernelTier tier) {
        TrainableNetwork network = SUBJECT.trained(1, tier);
        McPrediction first = McPrediction.of(network, X, 20);
        McPrediction again = McPrediction.of(network, X, 20);
        assertThat(again.mean().data).containsExactly(first.mean().data);
        assertThat(again.standardDeviation().data).containsExactly(first.standardDeviation().data);
    }

    @Test
    void anotherSeedGivesOtherSamples() {
        DropoutFirstNetwork one = DropoutFirstNetwork.create(1);
        DropoutFirstNetwork other = DropoutFirstNetwork.create(2);
        other.copyFrom(one, DropoutFirst.class);
        assertThat(McPrediction.of(other, X, 5).mean().data)
                .isNotEqualTo(McPrediction.of(one, X, 5).mean().data);
    }

    @Test
    void meanAndDeviationAreThoseOfTheSamples() {
        TrainableNetwork network = SUBJECT.trained(1, KernelTier.PORTABLE);
        List<FMatrixRMaj> samples = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            FMatrixRMaj sample = new FMatrixRMaj(1, 1);
            network.predictSample(X, i, sample);
            samples.add(sample);
        }
        McPrediction prediction = McPrediction.of(network, X, 20);
        for (int i = 0; i < 6 * 4; i++) {
            int at = i;
            double[] values =
                    samples.stream().mapToDouble(sample -> sample.data[at]).toArray();
            double mean = Arrays.stream(values).average().orElseThrow();
            double variance = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElseThrow();
            assertThat(prediction.mean().data[i]).isCloseTo((float) mean, within(1e-6f));
            assertThat(prediction.standardDeviation().data[i]).isCloseTo((float) Math.sqrt(variance), within(1e-6f));
        }
        assertThat(prediction.samples()).isEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void meanAndDeviationAgreeWithTheory(KernelTier tier) {
        DropoutFirstNetwork network = DropoutFirstNetwork.create(1, tier);
        FMatrixRMaj x = SUBJECT.features(1, 3);
        FMatrixRMaj weights = network.sum().weights();
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < 20; i++) {
            double term = x.data[i] * weights.data[i];
            mean += term;
            variance += term * term;
        }
        McPrediction prediction = McPrediction.of(network, x, 20_000);
        double deviation = Math.sqrt(variance);
        assertThat((double) prediction.mean().data[0]).isCloseTo(mean, within(0.03 * deviation));
        assertThat((double) prediction.standardDeviation().data[0]).isCloseTo(deviation, within(0.03 * deviation));
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void normsDoNotUseStatisticsOfTheBatch(KernelTier tier) {
        TrainableNetwork network = SUBJECT.trained(1, tier);
        FMatrixRMaj all = new FMatrixRMaj(1, 1);
        FMatrixRMaj alone = new FMatrixRMaj(1, 1);
        network.predictSample(X, 7, all);
        network.predictSample(SUBJECT.data(6, 3).take(1).features(), 7, alone);
        for (int unit = 0; unit < 4; unit++) {
            assertThat(alone.data[unit]).isCloseTo(all.data[unit], within(1e-6f));
        }
    }

    @Test
    void aNormAfterDropoutReadsTheDroppedInput() {
        float[] deviations =
                DropoutBeforeNormNetwork.create(1).monteCarlo(X, 10).standardDeviation().data;
        assertThat(deviations).isNotEqualTo(new float[deviations.length]);
    }

    @ParameterizedTest
    @EnumSource(KernelTier.class)
    void samplingDoesNotAffectLaterTraining(KernelTier tier) {
        TrainableNetwork sampled = SUBJECT.trained(1, tier);
        TrainableNetwork other = SUBJECT.trained(1, tier);
        Dataset batch = SUBJECT.data(24, 9);

        McPrediction.of(sampled, X, 5);
        sampled.computeGradients(batch.features(), batch.targets());
        McPrediction.of(sampled, X, 5);
        sampled.applyGradients();
        other.trainOnBatch(batch.features(), batch.targets());

        assertThat(Subject.bits(sampled)).containsExactlyElementsOf(Subject.bits(other));
    }

    @Test
    void theRunningMetricsDoNotChange() {
        TrainableNetwork network = SUBJECT.trained(1, KernelTier.PORTABLE);
        long rows = network.metrics().rows();
        McPrediction.of(network, X, 5);
        assertThat(network.metrics().rows()).isEqualTo(rows);
    }

    @Test
    void rejectsANetworkWithoutRandomLayers() {
        TrainableNetwork network = Subject.REGRESSOR.create(1, KernelTier.PORTABLE);
        assertThatIllegalStateException()
                .isThrownBy(() -> McPrediction.of(network, X, 5))
                .withMessage(
                        "no layer of this network is random, so that all samples would be the same; call predict, or add a @Dropout");
    }

    @Test
    void rejectsZeroSamples() {
        TrainableNetwork network = SUBJECT.create(1, KernelTier.PORTABLE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> McPrediction.of(network, X, 0))
                .withMessage("samples must be at least 1, but is 0");
    }

    @Test
    void rejectsANegativeSampleNumber() {
        TrainableNetwork network = SUBJECT.create(1, KernelTier.PORTABLE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.predictSample(X, -1, new FMatrixRMaj(1, 1)))
                .withMessage("sample must be at least 0, but is -1");
    }

    @Test
    void rejectsFeaturesOfTheWrongShape() {
        TrainableNetwork network = SUBJECT.create(1, KernelTier.PORTABLE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> McPrediction.of(network, new FMatrixRMaj(2, 19), 5))
                .withMessageContainingAll("x", "20", "19");
    }
}
