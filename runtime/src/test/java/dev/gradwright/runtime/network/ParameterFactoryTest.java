package dev.gradwright.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gradwright.dsl.Initializer;
import dev.gradwright.runtime.kernel.KernelTier;
import org.junit.jupiter.api.Test;

class ParameterFactoryTest {
    @Test
    void drawsWeights() {
        ParameterFactory factory = new ParameterFactory(1, KernelTier.EJML);

        assertThat(factory.weights("hidden.weights", 2, 3, Initializer.HE_NORMAL)
                        .get()
                        .data)
                .doesNotContain(0);
    }

    @Test
    void drawsNoWeightsThatAreLoadedNext() {
        ParameterFactory factory = ParameterFactory.toBeLoaded(KernelTier.EJML);

        assertThat(factory.weights("hidden.weights", 2, 3, Initializer.HE_NORMAL)
                        .get()
                        .data)
                .containsOnly(0);
        assertThat(factory.bias("hidden.bias", 3, Initializer.ONES).get().data).containsOnly(0);
    }

    /** The weights and their gradient take 17 GB. */
    @Test
    void weightsThatDoNotFitIntoMemoryAreNamed() {
        assumeThat(Runtime.getRuntime().maxMemory()).isLessThan(17_000_000_000L);
        ParameterFactory factory = new ParameterFactory(1, KernelTier.EJML);

        assertThatThrownBy(() -> factory.weights("hidden.weights", 65_536, 32_767, Initializer.ZEROS))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessageContaining("hidden.weights of 65536 × 32767 does not fit into memory: 8,589,672,448 bytes");
    }
}
