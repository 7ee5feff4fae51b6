package dev.gradwright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradwright.dsl.Initializer;
import dev.gradwright.runtime.kernel.KernelTier;
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

    /** Seventeen gigabytes in two arrays: no test runs with as much memory. */
    @Test
    void weightsThatDoNotFitIntoMemoryAreNamed() {
        NetworkState network = new NetworkState(1, KernelTier.EJML);

        assertThatThrownBy(() -> network.weights("hidden.weights", 65_536, 32_767, Initializer.ZEROS))
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessageContaining("hidden.weights of 65536 × 32767 does not fit into memory: 8,589,672,448 bytes");
    }
}
