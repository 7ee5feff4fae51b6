package dev.gradwright.runtime.kernel;

import static dev.gradwright.runtime.kernel.Samples.activations;
import static dev.gradwright.runtime.kernel.Samples.kernels;
import static dev.gradwright.runtime.kernel.Samples.normal;
import static dev.gradwright.runtime.kernel.Samples.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.random.CounterRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Alpha dropout and noise. */
class NoiseKernelsTest {
    private static final int ROWS = 200;
    private static final int COLUMNS = 101;
    private static final float RATE = 0.3f;
    private static final long KEY = 7;

    @ParameterizedTest
    @EnumSource
    void alphaDropoutIsItsFormula(KernelTier tier) {
        Kernels kernels = kernels(tier);
        float[] x = normal(ROWS * COLUMNS, 1);
        Tensor y = kernels.activations(COLUMNS);

        kernels.alphaDropout(activations(kernels, ROWS, COLUMNS, x), RATE, KEY, y);

        double alpha = -1.7580993408473766;
        double a = 1 / Math.sqrt((1 - RATE) * (1 + RATE * alpha * alpha));
        float[] expected = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            expected[i] = (float) (a * (isKept(i) ? x[i] : alpha) - a * alpha * RATE);
        }
        assertThat(values(y)).containsExactly(expected, within(2e-6f));
        assertThat(Samples.padding(y)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void alphaDropoutKeepsMeanAndVariance(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor y = activations(kernels, ROWS, COLUMNS, normal(ROWS * COLUMNS, 1));

        kernels.alphaDropout(y, RATE, KEY, y);

        assertMoments(values(y), 0, 1);
    }

    @ParameterizedTest
    @EnumSource
    void alphaDropoutPassesGradientsOfKeptElements(KernelTier tier) {
        Kernels kernels = kernels(tier);
        float[] dy = normal(ROWS * COLUMNS, 2);
        Tensor gradient = activations(kernels, ROWS, COLUMNS, dy);

        kernels.alphaDropoutBackward(gradient, RATE, KEY, gradient);

        double alpha = -1.7580993408473766;
        double a = 1 / Math.sqrt((1 - RATE) * (1 + RATE * alpha * alpha));
        float[] expected = new float[dy.length];
        for (int i = 0; i < dy.length; i++) {
            expected[i] = isKept(i) ? (float) (a * dy[i]) : 0;
        }
        assertThat(values(gradient)).containsExactly(expected, within(2e-6f));
    }

    private static boolean isKept(int element) {
        return CounterRandom.keep(CounterRandom.dropThreshold(RATE), KEY, element / COLUMNS, element % COLUMNS);
    }

    @ParameterizedTest
    @EnumSource
    void noiseIsNormal(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor y = activations(kernels, ROWS, COLUMNS, new float[ROWS * COLUMNS]);

        kernels.gaussianNoise(y, 0.5f, KEY, y);

        assertMoments(values(y), 0, 0.25);
        assertThat(Samples.padding(y)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void noiseIsAddedToTheInput(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor y = kernels.activations(3);

        kernels.gaussianNoise(activations(kernels, 2, 3, new float[] {1, 2, 3, 4, 5, 6}), 0.5f, KEY, y);

        float[] expected = {1, 2, 3, 4, 5, 6};
        CounterRandom.addGaussians(0.5f, KEY, 0, expected, 0, 3);
        CounterRandom.addGaussians(0.5f, KEY, 1, expected, 3, 3);
        assertThat(values(y)).isEqualTo(expected);
    }

    private static void assertMoments(float[] values, double mean, double variance) {
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
        }
        assertThat(sum / values.length).as("mean").isCloseTo(mean, within(0.03));
        assertThat(squares / values.length).as("variance").isCloseTo(variance, within(0.03));
    }
}
