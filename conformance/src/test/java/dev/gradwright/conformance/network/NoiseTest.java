package dev.gradwright.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.conformance.model.AllocationMeter;
import dev.gradwright.conformance.model.Slopes;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Alpha dropout and Gaussian noise in a generated network. The noise is a function of the step. */
class NoiseTest {
    private static final Dataset BATCH = Subject.REGRESSOR.data(11, 1);

    @ParameterizedTest
    @EnumSource
    void gradientsAreThoseOfFiniteDifferences(KernelTier tier) {
        Slopes.assertAreTheGradients(NoisyNetwork.create(1, tier), BATCH, 2e-3);
    }

    @ParameterizedTest
    @EnumSource
    void theNoiseIsTheSameOnEveryTier(KernelTier tier) {
        NoisyNetwork network = NoisyNetwork.create(1, tier);
        NoisyNetwork reference = NoisyNetwork.create(1, KernelTier.EJML);
        for (int step = 0; step < 5; step++) {
            float expected = reference.trainOnBatch(BATCH.features(), BATCH.targets());
            assertThat(network.trainOnBatch(BATCH.features(), BATCH.targets()))
                    .as("loss of step %d", step)
                    .isCloseTo(expected, within(1e-5f * Math.max(1, expected)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void inferenceIsWithoutNoise(KernelTier tier) {
        NoisyNetwork network = NoisyNetwork.create(1, tier);
        FMatrixRMaj first = predictions(network);
        ParameterOptimizer.of(network.optimizer()).step();
        assertThat(predictions(network).data).isEqualTo(first.data);

        FMatrixRMaj predicted = new FMatrixRMaj(1, 1);
        network.predictor().predict(BATCH.features(), predicted);
        assertThat(predicted.data).containsExactly(first.data, within(1e-5f));
    }

    @ParameterizedTest
    @EnumSource
    void inputBatchesDoNotChange(KernelTier tier) {
        FMatrixRMaj x = new FMatrixRMaj(3, 16);
        for (int i = 0; i < x.data.length; i++) {
            x.data[i] = i % 7;
        }
        FMatrixRMaj before = x.copy();
        FMatrixRMaj y = new FMatrixRMaj(3, 1);
        NoiseFirstNetwork network = NoiseFirstNetwork.create(1, tier);

        network.trainOnBatch(x, y);
        network.testOnBatch(x, y);
        network.predict(x, y);
        network.predictor().predict(x, y);

        assertThat(x.data).containsExactly(before.data);
    }

    private static FMatrixRMaj predictions(NoisyNetwork network) {
        FMatrixRMaj out = new FMatrixRMaj(1, 1);
        network.predict(BATCH.features(), out);
        return out;
    }

    @Tag("own-jvm")
    @ParameterizedTest
    @EnumSource
    void trainingAllocatesNothing(KernelTier tier) {
        NoisyNetwork network = NoisyNetwork.create(1, tier);
        assertThat(AllocationMeter.steadyBytes(() -> network.trainOnBatch(BATCH.features(), BATCH.targets())))
                .isZero();
    }
}
