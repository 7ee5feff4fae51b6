package dev.gradwright.runtime.kernel;

import static dev.gradwright.runtime.kernel.Samples.activations;
import static dev.gradwright.runtime.kernel.Samples.kernels;
import static dev.gradwright.runtime.kernel.Samples.normal;
import static dev.gradwright.runtime.kernel.Samples.values;
import static dev.gradwright.runtime.kernel.Samples.weights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gradwright.runtime.kernel.Samples.Shape;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Batch normalization against the formulas in double precision, feature by feature. */
class BatchNormKernelsTest {
    private static final float MOMENTUM = 0.9f;
    private static final float EPSILON = 1e-3f;
    private static final int[] FEATURES = {1, 3, 16, 17, 65, 300};
    private static final int[] ROWS = {1, 2, 7, 32, 130};

    /** The batch, the parameters and the expected results for one feature. */
    private static final class Expected {
        final double mean;
        final double variance;
        final double inverse;
        final double dGamma;
        final double dBeta;

        Expected(float[] x, float[] dy, int rows, int n, int feature) {
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                sum += x[i * n + feature];
            }
            mean = sum / rows;
            double squares = 0;
            for (int i = 0; i < rows; i++) {
                squares += (x[i * n + feature] - mean) * (x[i * n + feature] - mean);
            }
            variance = squares / rows;
            inverse = 1 / Math.sqrt(variance + EPSILON);
            double gradient = 0;
            double scaled = 0;
            for (int i = 0; i < rows; i++) {
                gradient += dy[i * n + feature];
                scaled += dy[i * n + feature] * (x[i * n + feature] - mean) * inverse;
            }
            dGamma = scaled;
            dBeta = gradient;
        }
    }

    @ParameterizedTest
    @EnumSource
    void trainingNormalizesByTheBatchAndBlendsItIntoTheMovingAverages(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (int n : FEATURES) {
            for (int rows : ROWS) {
                float[] x = batch(rows, n);
                BatchNormState state = state(kernels, n);
                Tensor out = kernels.activations(n);

                kernels.batchNorm(activations(kernels, rows, n, x), state, out);

                float[] y = values(out);
                for (int j = 0; j < n; j++) {
                    Expected e = new Expected(x, x, rows, n, j);
                    String feature = rows + " rows, feature " + j + " of " + n;
                    assertClose(value(state.statistics().mean(), j), e.mean, 1e-5, feature);
                    assertClose(value(state.parameters().movingMean(), j), e.mean * (1 - MOMENTUM), 1e-5, feature);
                    double movingVariance = MOMENTUM + e.variance * (1 - MOMENTUM);
                    assertClose(value(state.parameters().movingVariance(), j), movingVariance, 1e-5, feature);
                    for (int i = 0; i < rows; i++) {
                        double normalized = (x[i * n + j] - e.mean) * e.inverse;
                        double expected = value(state.parameters().gamma(), j) * normalized
                                + value(state.parameters().beta(), j);
                        assertClose(y[i * n + j], expected, 1e-4, feature);
                    }
                }
                assertThat(Samples.padding(state.parameters().movingVariance())).isZero();
                assertThat(Samples.padding(state.statistics().inverseDeviation()))
                        .isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBatchFarFromZeroKeepsItsVariance(KernelTier tier) {
        Kernels kernels = kernels(tier);
        BatchNormState state = new BatchNormState(kernels, 1, 0, 0);
        Tensor x = activations(kernels, 4, 1, new float[] {10_001, 10_003, 10_001, 10_003});

        kernels.batchNorm(x, state, kernels.activations(1));

        assertThat(values(state.parameters().movingVariance())).containsExactly(1);
    }

    @ParameterizedTest
    @EnumSource
    void theGradientsThroughANormAreThoseOfSeparateKernels(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (Shape s : Samples.shapes()) {
            Tensor x = activations(kernels, s.rows(), s.inputs(), batch(s.rows(), s.inputs()));
            Tensor dy = activations(kernels, s.rows(), s.units(), normal(s.rows() * s.units(), 5));
            Tensor w = weights(kernels, s.inputs(), s.units(), normal(s.inputs() * s.units(), 6));
            BatchNormState state = state(kernels, s.inputs());
            Tensor normalized = kernels.activations(s.inputs());
            kernels.batchNorm(x, state, normalized);
            Tensor dNormalized = kernels.activations(s.inputs());
            kernels.inputGradient(dy, w, dNormalized);
            kernels.batchNormBackward(x, dNormalized, state);
            float[] dGamma = values(state.gradients().gamma());
            float[] dBeta = values(state.gradients().beta());
            Tensor dw = kernels.weights(s.inputs(), s.units());
            kernels.weightsGradient(normalized, dy, dw);
            float[] expected = values(dw);

            kernels.weightsGradientThroughNorm(x, state, dy, w, dw);

            assertAllClose(values(dw), expected, s.rows(), s + ", dW");
            assertAllClose(values(state.gradients().gamma()), dGamma, s.rows() + s.units(), s + ", dGamma");
            assertAllClose(values(state.gradients().beta()), dBeta, s.rows() + s.units(), s + ", dBeta");
            assertThat(Samples.padding(dw)).isZero();
        }
    }

    /** Sums of {@code terms} products of numbers around 1. */
    private static void assertAllClose(float[] actual, float[] expected, int terms, String what) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as(what + " " + i).isCloseTo(expected[i], Offset.offset(1e-5f * terms));
        }
    }

    @ParameterizedTest
    @EnumSource
    void backwardGivesTheGradientsByInputScaleAndOffset(KernelTier tier) {
        Kernels kernels = kernels(tier);
        for (int n : FEATURES) {
            for (int rows : ROWS) {
                float[] x = batch(rows, n);
                float[] dy = normal(rows * n, 4);
                BatchNormState state = state(kernels, n);
                Tensor in = activations(kernels, rows, n, x);
                kernels.batchNorm(in, state, kernels.activations(n));
                Tensor dx = kernels.activations(n);

                kernels.batchNormBackward(in, activations(kernels, rows, n, dy), state, dx);

                float[] actual = values(dx);
                for (int j = 0; j < n; j++) {
                    Expected e = new Expected(x, dy, rows, n, j);
                    String feature = rows + " rows, feature " + j + " of " + n;
                    assertClose(value(state.gradients().gamma(), j), e.dGamma, 1e-3, feature);
                    assertClose(value(state.gradients().beta(), j), e.dBeta, 1e-4, feature);
                    for (int i = 0; i < rows; i++) {
                        double normalized = (x[i * n + j] - e.mean) * e.inverse;
                        double rest = dy[i * n + j] - (e.dBeta + normalized * e.dGamma) / rows;
                        double expected = value(state.parameters().gamma(), j) * e.inverse * rest;
                        assertClose(actual[i * n + j], expected, 1e-4 * (1 + e.inverse), feature);
                    }
                }
                assertThat(Samples.padding(state.gradients().gamma())).isZero();
                assertThat(Samples.padding(state.gradients().beta())).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutInputGradientTheParametersGetTheSameGradients(KernelTier tier) {
        Kernels kernels = kernels(tier);
        Tensor x = activations(kernels, 7, 17, batch(7, 17));
        Tensor dy = activations(kernels, 7, 17, normal(7 * 17, 4));
        BatchNormState state = state(kernels, 17);
        kernels.batchNorm(x, state, kernels.activations(17));
        kernels.batchNormBackward(x, dy, state, kernels.activations(17));
        float[] expected =
                Samples.joined(state.gradients().gamma(), state.gradients().beta());
        state.gradients().gamma().fill(0);
        state.gradients().beta().fill(0);

        kernels.batchNormBackward(x, dy, state);

        assertThat(Samples.joined(state.gradients().gamma(), state.gradients().beta()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void inferenceNormalizesByTheMovingAveragesAndKeepsThem(KernelTier tier) {
        Kernels kernels = kernels(tier);
        int n = 17;
        BatchNormState state = inferenceState(kernels, n);
        float[] before = Samples.joined(
                state.parameters().movingMean(), state.parameters().movingVariance());
        float[] x = batch(3, n);
        Tensor y = activations(kernels, 3, n, x);

        kernels.batchNormInference(y, state, y);

        float[] gamma = values(state.parameters().gamma());
        float[] beta = values(state.parameters().beta());
        for (int i = 0; i < x.length; i++) {
            int j = i % n;
            double scale = gamma[j] / Math.sqrt(before[n + j] + EPSILON);
            assertThat((double) values(y)[i]).isCloseTo((x[i] - before[j]) * scale + beta[j], within(1e-4));
        }
        assertThat(Samples.joined(
                        state.parameters().movingMean(), state.parameters().movingVariance()))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void inferenceBackwardScalesTheGradient(KernelTier tier) {
        Kernels kernels = kernels(tier);
        int n = 17;
        BatchNormState state = inferenceState(kernels, n);
        float[] variance = values(state.parameters().movingVariance());
        float[] gamma = values(state.parameters().gamma());
        float[] dy = normal(3 * n, 4);
        Tensor dx = activations(kernels, 3, n, dy);

        kernels.batchNormInferenceBackward(dx, state, dx);

        for (int i = 0; i < dy.length; i++) {
            double scale = gamma[i % n] / Math.sqrt(variance[i % n] + EPSILON);
            assertThat((double) values(dx)[i]).isCloseTo(dy[i] * scale, within(1e-5));
        }
    }

    @ParameterizedTest
    @EnumSource
    void inPlaceGivesTheSameBits(KernelTier tier) {
        Kernels kernels = kernels(tier);
        int n = 33;
        BatchNormState state = state(kernels, n);
        Tensor x = activations(kernels, 9, n, batch(9, n));
        Tensor y = kernels.activations(n);
        kernels.batchNorm(x, state, y);
        Tensor dx = kernels.activations(n);
        kernels.batchNormBackward(x, y, state, dx);
        float[] expected = values(dx);

        kernels.batchNormBackward(x, y, state, y);

        assertThat(values(y)).isEqualTo(expected);
    }

    @Test
    void portableAndVectorHaveTheSameBits() {
        Kernels portable = kernels(KernelTier.PORTABLE);
        Kernels vector = kernels(KernelTier.VECTOR);
        assumeTrue(FusedMultiplyAdd.isInHardware(), "without fused multiply-add the portable kernels round twice");
        for (int n : FEATURES) {
            for (int rows : ROWS) {
                assertThat(trained(portable, rows, n)).isEqualTo(trained(vector, rows, n));
            }
        }
    }

    private static float[] trained(Kernels kernels, int rows, int n) {
        BatchNormState state = state(kernels, n);
        Tensor x = activations(kernels, rows, n, batch(rows, n));
        Tensor y = kernels.activations(n);
        kernels.batchNorm(x, state, y);
        Tensor dx = kernels.activations(n);
        kernels.batchNormBackward(x, y, state, dx);
        Tensor inferred = kernels.activations(n);
        kernels.batchNormInference(x, state, inferred);
        return Samples.joined(
                y,
                dx,
                inferred,
                state.gradients().gamma(),
                state.gradients().beta(),
                state.parameters().movingMean(),
                state.parameters().movingVariance());
    }

    private static float[] batch(int rows, int n) {
        float[] x = normal(rows * n, 1);
        for (int i = 0; i < x.length; i++) {
            x[i] = 3 + 2 * x[i];
        }
        return x;
    }

    private static BatchNormState state(Kernels kernels, int n) {
        BatchNormState state = new BatchNormState(kernels, n, MOMENTUM, EPSILON);
        state.parameters().gamma().load(normal(n, 2), 0, 1);
        state.parameters().beta().load(normal(n, 3), 0, 1);
        return state;
    }

    private static BatchNormState inferenceState(Kernels kernels, int n) {
        BatchNormState state = state(kernels, n);
        state.parameters().movingMean().load(normal(n, 5), 0, 1);
        float[] variance = normal(n, 6);
        for (int j = 0; j < n; j++) {
            variance[j] = variance[j] * variance[j];
        }
        state.parameters().movingVariance().load(variance, 0, 1);
        return state;
    }

    private static double value(Tensor vector, int j) {
        return vector.blocks()[0][j];
    }

    private static void assertClose(double actual, double expected, double tolerance, String feature) {
        if (!(Math.abs(actual - expected) <= tolerance)) {
            assertThat(actual).as(feature).isCloseTo(expected, within(tolerance));
        }
    }

    private static Offset<Double> within(double offset) {
        return Offset.offset(offset);
    }
}
