package dev.gradwright.runtime.kernel;

import static dev.gradwright.runtime.kernel.Samples.activations;
import static dev.gradwright.runtime.kernel.Samples.kernels;
import static dev.gradwright.runtime.kernel.Samples.normal;
import static dev.gradwright.runtime.kernel.Samples.values;
import static dev.gradwright.runtime.kernel.Samples.vector;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ReLU whose slopes below 0 are trained. */
class PReluKernelsTest {
    private static final int ROWS = 9;

    @ParameterizedTest
    @EnumSource
    void eachFeatureHasASlopeOfItsOwn(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor y = kernels.activations(3);

        kernels.prelu(
                activations(kernels, 2, 3, new float[] {-2, -2, -2, 4, 0, -0.0f}),
                vector(kernels, new float[] {0, 0.25f, -1}),
                y);

        assertThat(values(y)).containsExactly(new float[] {0, -0.5f, 2, 4, 0, 0}, within(0f));
    }

    @ParameterizedTest
    @EnumSource
    void theGradientIsThatOfTheSideOfTheKink(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor z = activations(kernels, 1, 5, new float[] {3, -3, 0, Float.MIN_VALUE, -Float.MIN_VALUE});
        Tensor dAlpha = kernels.vector(5);
        Tensor dz = kernels.activations(5);

        kernels.preluBackward(
                z,
                activations(kernels, 1, 5, new float[] {2, 2, 2, 2, 2}),
                vector(kernels, new float[] {0.25f, 0.25f, 0.25f, 0.25f, 0.25f}),
                dAlpha,
                dz);

        assertThat(values(dz)).containsExactly(2, 0.5f, 0, 2, 0.5f);
        assertThat(values(dAlpha)).containsExactly(new float[] {0, -6, 0, 0, 0}, within(1e-30f));
    }

    @ParameterizedTest
    @EnumSource
    void theGradientsOfTheSlopesAreSumsOverTheRows(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (int columns : new int[] {1, 5, 16, 17, 300}) {
            float[] z = normal(ROWS * columns, 1);
            float[] dy = normal(ROWS * columns, 2);
            Tensor dAlpha = kernels.vector(columns);
            dAlpha.fill(7);
            Tensor dz = activations(kernels, ROWS, columns, dy);

            kernels.preluBackward(
                    activations(kernels, ROWS, columns, z), dz, vector(kernels, normal(columns, 3)), dAlpha, dz);

            float[] expected = new float[columns];
            for (int i = 0; i < z.length; i++) {
                expected[i % columns] += dy[i] * Math.min(z[i], 0);
            }
            assertThat(values(dAlpha)).containsExactly(expected, within(1e-5f));
            assertThat(Samples.padding(dAlpha)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void worksInPlace(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor z = activations(kernels, ROWS, 17, normal(ROWS * 17, 1));
        Tensor alpha = vector(kernels, normal(17, 3));
        Tensor y = kernels.activations(17);
        kernels.prelu(z, alpha, y);

        kernels.prelu(z, alpha, z);

        assertThat(values(z)).isEqualTo(values(y));
    }
}
