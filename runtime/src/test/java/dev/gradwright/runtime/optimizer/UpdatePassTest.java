package dev.gradwright.runtime.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.runtime.kernel.KernelTier;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.settings.Setting;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Threads share an update: each weight is changed once. */
class UpdatePassTest {
    @ParameterizedTest(name = "{0}, {1} threads")
    @CsvSource({"EJML, 2", "PORTABLE, 1", "PORTABLE, 2", "PORTABLE, 7", "VECTOR, 1", "VECTOR, 2", "VECTOR, 7"})
    void everyWeightIsChangedOnce(KernelTier tier, int threads) {
        Kernels kernels = kernels(tier, threads);
        NetworkParameter weights =
                new NetworkParameter("weights", kernels.weights(787, 301), kernels.weights(787, 301));
        NetworkParameter bias = new NetworkParameter("bias", kernels.vector(301), kernels.vector(301));

        new UpdatePass(slots(new Counting(), weights, bias)).run(kernels);

        assertThat(weights.get().data).containsOnly(1);
        assertThat(bias.get().data).containsOnly(1);
    }

    @Test
    void aFailureOfARuleReachesTheCaller() {
        Kernels kernels = kernels(KernelTier.PORTABLE, 2);
        NetworkParameter weights =
                new NetworkParameter("weights", kernels.weights(600, 300), kernels.weights(600, 300));
        UpdateRule failing = new Counting() {
            @Override
            public void update(float[] weights, float[] gradient, float[][] slots, int from, int to) {
                throw new IllegalStateException("of the rule");
            }
        };
        UpdatePass update = new UpdatePass(slots(failing, weights));

        assertThatThrownBy(() -> update.run(kernels)).hasMessage("of the rule");
    }

    private static Kernels kernels(KernelTier tier, int threads) {
        assumeTrue(tier != KernelTier.VECTOR
                || ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
        Kernels kernels = tier.newKernels();
        kernels.useThreads(threads);
        return kernels;
    }

    private static ParameterSlots[] slots(UpdateRule rule, NetworkParameter... parameters) {
        return Arrays.stream(parameters)
                .map(parameter -> new ParameterSlots(parameter, new RateGroup("rule", Setting.of(1), rule)))
                .toArray(ParameterSlots[]::new);
    }

    /** Adds 1 to each weight. */
    private static class Counting implements UpdateRule {
        @Override
        public int slots() {
            return 0;
        }

        @Override
        public void beginStep(long step, double learningRate) {}

        @Override
        public void update(float[] weights, float[] gradient, float[][] slots, int from, int to) {
            for (int i = from; i < to; i++) {
                weights[i]++;
            }
        }
    }
}
