package dev.gradwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gradwright.dsl.Initializer;
import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.loss.MeanSquaredError;
import dev.gradwright.runtime.loss.OutputHead;
import dev.gradwright.runtime.optimizer.GradientClipping;
import dev.gradwright.runtime.optimizer.ParameterOptimizer;
import dev.gradwright.runtime.optimizer.SgdRule;
import dev.gradwright.runtime.schedule.ConstantSchedule;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class NetworkStateTest {
    @Test
    void drawsWeights() {
        NetworkState network = new NetworkState(1, KernelTier.EJML);

        assertThat(network.weights("hidden.weights", 2, 3, Initializer.HE_NORMAL)
                        .get()
                        .data)
                .doesNotContain(0);
    }

    @Test
    void drawsNothingThatIsToBeLoaded() {
        NetworkState network = NetworkState.toBeLoaded(KernelTier.EJML);

        assertThat(network.weights("hidden.weights", 2, 3, Initializer.HE_NORMAL)
                        .get()
                        .data)
                .containsOnly(0);
        assertThat(network.bias("hidden.bias", 3, Initializer.ONES).get().data).containsOnly(0);
    }

    /** The weights and their gradient take 17 GB. */
    @Test
    void weightsThatDoNotFitIntoMemoryAreNamed() {
        assumeThat(Runtime.getRuntime().maxMemory()).isLessThan(17_000_000_000L);
        NetworkState network = new NetworkState(1, KernelTier.EJML);

        assertThatThrownBy(() -> network.weights("hidden.weights", 65_536, 32_767, Initializer.ZEROS))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessageContaining("hidden.weights of 65536 × 32767 does not fit into memory: 8,589,672,448 bytes");
    }

    /** A step that ended in an exception of the user's code has blended its batch into the averages, and nobody took it out. */
    @Test
    void movingAveragesSetAfterAStepThatWasCutShortSurviveADivergence() {
        NetworkState network = new NetworkState(1, KernelTier.EJML);
        BatchNormState averages = network.batchNorm(2, 0.9f, 0.001f);
        BatchNormLayer norm = network.add(new BatchNormLayer("norm", averages, true, true));
        network.add(new BatchNormLayer("other", network.batchNorm(2, 0.9f, 0.001f), true, true));
        FMatrixRMaj x = new FMatrixRMaj(new float[][] {{1, 2}, {3, 4}});
        Tensor input = network.kernels().activations(2);
        input.load(x);

        network.beginStep();
        network.kernels().batchNorm(input, averages, network.kernels().activations(2));
        norm.freeze();
        norm.setMovingMean(new FMatrixRMaj(new float[][] {{5, 6}}));
        network.beginStep();
        assertThat(network.diverged(Float.NaN, x, x, head(network), optimizer(network), () -> {}))
                .hasMessageStartingWith("the loss is NaN at step 0");

        assertThat(norm.movingMean().data).containsExactly(5, 6);
    }

    private static OutputHead head(NetworkState network) {
        return new OutputHead(network.kernels(), 2, 2, new MeanSquaredError());
    }

    private static ParameterOptimizer optimizer(NetworkState network) {
        return new ParameterOptimizer(
                network.kernels(),
                network.parameters(),
                new SgdRule(0, false),
                new ConstantSchedule(0.1),
                GradientClipping.none());
    }
}
