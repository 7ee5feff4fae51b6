package dev.gradwright.runtime.kernel;

import static dev.gradwright.runtime.kernel.Samples.activations;
import static dev.gradwright.runtime.kernel.Samples.kernels;
import static dev.gradwright.runtime.kernel.Samples.normal;
import static dev.gradwright.runtime.kernel.Samples.values;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.runtime.random.CounterRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DropoutKernelsTest {
    private static final long KEY = 0x1234_5678_9ABC_DEF0L;

    @ParameterizedTest
    @EnumSource
    void keepsWhatTheGeneratorKeepsAndScalesIt(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (float rate : new float[] {0, 0.2f, 0.5f, 0.999f}) {
            int threshold = CounterRandom.dropThreshold(rate);
            for (int columns : new int[] {1, 16, 17, 300}) {
                float[] x = normal(33 * columns, 1);
                float[] expected = new float[x.length];
                for (int i = 0; i < x.length; i++) {
                    boolean kept = CounterRandom.keep(threshold, KEY, i / columns, i % columns);
                    expected[i] = kept ? x[i] * (1 / (1 - rate)) : 0;
                }
                Tensor y = kernels.activations(columns);

                kernels.dropout(activations(kernels, 33, columns, x), rate, KEY, y);

                assertThat(values(y)).as("rate %s, %d columns", rate, columns).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void droppedElementsAreZeroWhateverTheyWere(KernelTier tier) {
        Kernels kernels = kernels(tier);
        float[] x = new float[300];
        java.util.Arrays.fill(x, Float.POSITIVE_INFINITY);
        Tensor y = activations(kernels, 1, 300, x);

        kernels.dropout(y, 0.5f, KEY, y);

        assertThat(values(y)).containsOnly(0, Float.POSITIVE_INFINITY);
    }
}
