package dev.gradwright.runtime.kernel;

import static dev.gradwright.runtime.kernel.Samples.activations;
import static dev.gradwright.runtime.kernel.Samples.kernels;
import static dev.gradwright.runtime.kernel.Samples.normal;
import static dev.gradwright.runtime.kernel.Samples.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of every normalization of rows, on every tier. */
class RowNormKernelsTest {
    private static final int ROWS = 7;
    private static final int[] COLUMNS = {1, 3, 16, 17, 65, 300};
    private static final float STEP = 1f / 64;

    static Stream<Arguments> norms() {
        return RowNorm.all().stream()
                .flatMap(norm -> Stream.of(KernelTier.values()).map(tier -> arguments(norm, tier)));
    }

    @ParameterizedTest
    @MethodSource("norms")
    void aRowThatOverflowsDoesNotAffectLaterRows(RowNorm norm, KernelTier tier) {
        Kernels kernels = kernels(tier);
        List<Tensor> vectors = norm.vectors(kernels, 3);
        float[] x = normal(3, 1);
        Tensor fresh = activations(kernels, 1, 3, x);
        norm.forward(kernels, fresh, vectors, fresh);
        for (float huge : new float[] {3e38f, Float.POSITIVE_INFINITY, Float.NaN}) {
            Tensor used = activations(kernels, 1, 3, new float[] {huge, huge, huge});
            norm.forward(kernels, used, vectors, used);

            used.load(x, 0, 1);
            norm.forward(kernels, used, vectors, used);

            assertThat(values(used)).as("after %s", huge).containsExactly(values(fresh));
        }
    }

    @ParameterizedTest
    @MethodSource("norms")
    void thePaddingStaysZero(RowNorm norm, KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (int n : COLUMNS) {
            List<Tensor> vectors = norm.vectors(kernels, n);
            List<Tensor> gradients = norm.vectors(kernels, n);
            Tensor x = activations(kernels, ROWS, n, batch(n));
            Tensor out = kernels.activations(n);
            norm.forward(kernels, x, vectors, out);
            assertThat(Samples.padding(out)).as("y of %d", n).isZero();

            norm.backward(kernels, x, x, vectors, gradients, out);

            assertThat(Samples.padding(out)).as("dx of %d", n).isZero();
            assertThat(gradients)
                    .as("gradients of %d", n)
                    .allSatisfy(
                            gradient -> assertThat(Samples.padding(gradient)).isZero());
        }
    }

    @ParameterizedTest
    @MethodSource("norms")
    void inPlaceGivesTheSameBits(RowNorm norm, KernelTier tier) {
        Kernels kernels = kernels(tier);
        int n = 33;
        List<Tensor> vectors = norm.vectors(kernels, n);
        List<Tensor> gradients = norm.vectors(kernels, n);
        Tensor x = activations(kernels, ROWS, n, batch(n));
        Tensor dy = activations(kernels, ROWS, n, normal(ROWS * n, 4));
        Tensor out = kernels.activations(n);
        norm.backward(kernels, x, dy, vectors, gradients, out);
        float[] dx = values(out);
        norm.forward(kernels, x, vectors, out);

        norm.backward(kernels, x, dy, vectors, gradients, dy);
        assertThat(values(dy)).isEqualTo(dx);

        norm.forward(kernels, x, vectors, x);
        assertThat(values(x)).isEqualTo(values(out));
    }

    @ParameterizedTest
    @MethodSource("norms")
    void theWidthMayChangeFromCallToCall(RowNorm norm, KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (int n : new int[] {65, 3, 300, 17}) {
            Tensor x = activations(kernels, ROWS, n, batch(n));
            List<Tensor> vectors = norm.vectors(kernels, n);
            Tensor used = kernels.activations(n);
            norm.forward(kernels, x, vectors, used);
            Tensor fresh = kernels.activations(n);
            norm.forward(kernels(tier), x, vectors, fresh);

            assertThat(values(used)).isEqualTo(values(fresh));
        }
    }

    /**
     * The derivatives of the sum of {@code dy·y} with respect to the input and to the first trained value of each
     * feature.
     */
    @ParameterizedTest
    @MethodSource("norms")
    void theGradientsAreTheSlopes(RowNorm norm, KernelTier tier) {
        Kernels kernels = kernels(tier);
        int n = 5;
        float[] x = batch(n);
        float[] dy = normal(ROWS * n, 4);
        List<Tensor> vectors = norm.vectors(kernels, n);
        List<Tensor> gradients = norm.vectors(kernels, n);
        Tensor in = activations(kernels, ROWS, n, x);
        Tensor dx = kernels.activations(n);

        norm.backward(kernels, in, activations(kernels, ROWS, n, dy), vectors, gradients, dx);

        for (int i = 0; i < x.length; i++) {
            assertSlope(norm, kernels, in, i, vectors, dy, in, values(dx)[i], "dx " + i);
        }
        for (int j = 0; j < n; j++) {
            assertSlope(
                    norm, kernels, vectors.get(0), j, vectors, dy, in, values(gradients.get(0))[j], "gradient " + j);
        }
    }

    private static void assertSlope(
            RowNorm norm,
            Kernels kernels,
            Tensor changed,
            int i,
            List<Tensor> vectors,
            float[] dy,
            Tensor x,
            float gradient,
            String what) {
        float[] values = values(changed);
        float value = values[i];
        values[i] = value + STEP;
        changed.load(values, 0, changed.rows());
        double above = weightedSum(norm, kernels, x, vectors, dy);
        values[i] = value - STEP;
        changed.load(values, 0, changed.rows());
        double below = weightedSum(norm, kernels, x, vectors, dy);
        values[i] = value;
        changed.load(values, 0, changed.rows());
        assertThat((double) gradient).as(what).isCloseTo((above - below) / (2 * STEP), within(2e-3));
    }

    private static double weightedSum(RowNorm norm, Kernels kernels, Tensor x, List<Tensor> vectors, float[] weights) {
        Tensor y = kernels.activations(x.columns());
        norm.forward(kernels, x, vectors, y);
        float[] outputs = values(y);
        double sum = 0;
        for (int i = 0; i < outputs.length; i++) {
            sum += (double) weights[i] * outputs[i];
        }
        return sum;
    }

    private static float[] batch(int n) {
        float[] x = normal(ROWS * n, 1);
        for (int i = 0; i < x.length; i++) {
            x[i] = 3 + 2 * x[i];
        }
        return x;
    }
}
