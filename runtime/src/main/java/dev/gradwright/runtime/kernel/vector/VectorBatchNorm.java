package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.RowTensor.vector;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import dev.gradwright.runtime.kernel.BatchNormGradients;
import dev.gradwright.runtime.kernel.BatchNormKernels;
import dev.gradwright.runtime.kernel.BatchNormParameters;
import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.BatchStatistics;
import dev.gradwright.runtime.kernel.Tensor;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Batch normalization (Ioffe and Szegedy, 2015), row by row, in the order of memory. Both directions are one pass of
 * the form {@code y = a·x + b} or {@code dx = a·dy + b·x + c} with coefficients for each feature. The scale γ is zero
 * in the padding, so zero is written there too.
 */
final class VectorBatchNorm implements BatchNormKernels.Unchecked {
    private float[] a = new float[0];
    private float[] b = new float[0];
    private float[] c = new float[0];

    @Override
    public void batchNorm(Tensor in, BatchNormParameters parameters, BatchStatistics statistics, Tensor out) {
        RowTensor x = RowTensor.of(in);
        RowTensor y = RowTensor.of(out);
        float[] mean = vector(statistics.mean());
        float[] inverseDeviation = vector(statistics.inverseDeviation());
        mean(x, mean);
        variance(x, mean, inverseDeviation);
        blend(vector(parameters.movingMean()), mean, parameters.momentum(), x.stride());
        blend(vector(parameters.movingVariance()), inverseDeviation, parameters.momentum(), x.stride());
        invertRoot(inverseDeviation, parameters.epsilon(), inverseDeviation, x.stride());
        normalize(x, mean, inverseDeviation, parameters, y);
        RowTensor.of(statistics.inverseDeviation()).clearPadding();
    }

    @Override
    public void batchNormInference(Tensor in, BatchNormParameters parameters, Tensor out) {
        RowTensor x = RowTensor.of(in);
        RowTensor y = RowTensor.of(out);
        reserve(x.stride());
        invertRoot(vector(parameters.movingVariance()), parameters.epsilon(), b, x.stride());
        normalize(x, vector(parameters.movingMean()), b, parameters, y);
    }

    private static void mean(RowTensor x, float[] mean) {
        VectorPasses.sumRows(x, mean);
        VectorPasses.scale(mean, 1f / x.rows(), x.stride());
    }

    private static void variance(RowTensor x, float[] mean, float[] variance) {
        Arrays.fill(variance, 0);
        for (int i = 0; i < x.length(); i += x.stride()) {
            addSquaredDeviations(x.data(), i, mean, variance, x.stride());
        }
        VectorPasses.scale(variance, 1f / x.rows(), x.stride());
    }

    /** {@code y = (x − μ)·a + β} with {@code a = γ·inverseDeviation}. */
    private void normalize(
            RowTensor x, float[] mean, float[] inverseDeviation, BatchNormParameters parameters, RowTensor y) {
        reserve(x.stride());
        multiply(vector(parameters.gamma()), 0, inverseDeviation, a, 0, x.stride());
        for (int i = 0; i < x.length(); i += x.stride()) {
            centerScaleShift(x.data(), i, mean, a, vector(parameters.beta()), y.data(), x.stride());
        }
    }

    /** {@code dX = γ/√(σ² + ε) ∘ (dY − (dβ + x̂∘dγ)/rows)}. */
    @Override
    public void batchNormBackward(Tensor in, Tensor dOut, BatchNormState state, Tensor dIn) {
        batchNormBackward(in, dOut, state.statistics(), state.gradients());
        RowTensor x = RowTensor.of(in);
        RowTensor dy = RowTensor.of(dOut);
        RowTensor dx = RowTensor.of(dIn);
        coefficients(state, 1f / x.rows(), x.stride());
        for (int i = 0; i < x.length(); i += x.stride()) {
            combine(dy.data(), x.data(), i, vector(state.statistics().mean()), dx.data(), x.stride());
        }
    }

    /** {@code dγ = Σ dY∘x̂} and {@code dβ = Σ dY} over the rows. */
    @Override
    public void batchNormBackward(Tensor in, Tensor dOut, BatchStatistics statistics, BatchNormGradients gradients) {
        RowTensor x = RowTensor.of(in);
        RowTensor dy = RowTensor.of(dOut);
        reserve(x.stride());
        float[] dGamma = vector(gradients.gamma());
        float[] dBeta = vector(gradients.beta());
        Arrays.fill(dGamma, 0);
        Arrays.fill(dBeta, 0);
        for (int i = 0; i < x.length(); i += x.stride()) {
            addGradients(dy.data(), x.data(), i, vector(statistics.mean()), dGamma, dBeta, x.stride());
        }
        multiply(dGamma, 0, vector(statistics.inverseDeviation()), dGamma, 0, x.stride());
    }

    @Override
    public void batchNormInferenceBackward(Tensor dOut, BatchNormParameters parameters, Tensor dIn) {
        RowTensor dy = RowTensor.of(dOut);
        RowTensor dx = RowTensor.of(dIn);
        reserve(dy.stride());
        invertRoot(vector(parameters.movingVariance()), parameters.epsilon(), b, dy.stride());
        multiply(vector(parameters.gamma()), 0, b, a, 0, dy.stride());
        for (int i = 0; i < dy.length(); i += dy.stride()) {
            multiply(dy.data(), i, a, dx.data(), i, dy.stride());
        }
    }

    private void reserve(int columns) {
        if (a.length < columns) {
            a = new float[columns];
            b = new float[columns];
            c = new float[columns];
        }
    }

    /** {@code a}, {@code b} and {@code c} of {@code dx = a·dy + b·(x − μ) + c}. */
    private void coefficients(BatchNormState state, float inverseRows, int columns) {
        float[] inverseDeviation = vector(state.statistics().inverseDeviation());
        for (int j = 0; j < columns; j += LANES) {
            FloatVector inverse = FloatVector.fromArray(SPECIES, inverseDeviation, j);
            FloatVector scale = FloatVector.fromArray(
                            SPECIES, vector(state.parameters().gamma()), j)
                    .mul(inverse);
            FloatVector share = scale.mul(inverseRows).neg();
            FloatVector dGamma =
                    FloatVector.fromArray(SPECIES, vector(state.gradients().gamma()), j);
            scale.intoArray(a, j);
            share.mul(inverse.mul(dGamma)).intoArray(b, j);
            share.mul(FloatVector.fromArray(SPECIES, vector(state.gradients().beta()), j))
                    .intoArray(c, j);
        }
    }

    private void combine(float[] dy, float[] x, int i, float[] mean, float[] dx, int columns) {
        float[] a = this.a;
        float[] b = this.b;
        float[] c = this.c;
        for (int j = 0; j < columns; j += LANES) {
            FloatVector rest = FloatVector.fromArray(SPECIES, x, i + j)
                    .sub(FloatVector.fromArray(SPECIES, mean, j))
                    .fma(FloatVector.fromArray(SPECIES, b, j), FloatVector.fromArray(SPECIES, c, j));
            FloatVector.fromArray(SPECIES, dy, i + j)
                    .fma(FloatVector.fromArray(SPECIES, a, j), rest)
                    .intoArray(dx, i + j);
        }
    }

    private static void addSquaredDeviations(float[] x, int i, float[] mean, float[] sum, int columns) {
        for (int j = 0; j < columns; j += LANES) {
            FloatVector deviation =
                    FloatVector.fromArray(SPECIES, x, i + j).sub(FloatVector.fromArray(SPECIES, mean, j));
            deviation.fma(deviation, FloatVector.fromArray(SPECIES, sum, j)).intoArray(sum, j);
        }
    }

    private static void centerScaleShift(
            float[] x, int i, float[] mean, float[] scale, float[] shift, float[] y, int columns) {
        for (int j = 0; j < columns; j += LANES) {
            FloatVector.fromArray(SPECIES, x, i + j)
                    .sub(FloatVector.fromArray(SPECIES, mean, j))
                    .fma(FloatVector.fromArray(SPECIES, scale, j), FloatVector.fromArray(SPECIES, shift, j))
                    .intoArray(y, i + j);
        }
    }

    private static void addGradients(
            float[] dy, float[] x, int i, float[] mean, float[] dGamma, float[] dBeta, int columns) {
        for (int j = 0; j < columns; j += LANES) {
            FloatVector gradient = FloatVector.fromArray(SPECIES, dy, i + j);
            FloatVector deviation =
                    FloatVector.fromArray(SPECIES, x, i + j).sub(FloatVector.fromArray(SPECIES, mean, j));
            gradient.fma(deviation, FloatVector.fromArray(SPECIES, dGamma, j)).intoArray(dGamma, j);
            gradient.add(FloatVector.fromArray(SPECIES, dBeta, j)).intoArray(dBeta, j);
        }
    }

    private static void multiply(float[] x, int i, float[] factor, float[] y, int to, int columns) {
        for (int j = 0; j < columns; j += LANES) {
            FloatVector.fromArray(SPECIES, x, i + j)
                    .mul(FloatVector.fromArray(SPECIES, factor, j))
                    .intoArray(y, to + j);
        }
    }

    /** {@code 1/√(variance + ε)}. */
    private static void invertRoot(float[] variance, float epsilon, float[] out, int columns) {
        for (int j = 0; j < columns; j += LANES) {
            FloatVector root =
                    FloatVector.fromArray(SPECIES, variance, j).add(epsilon).sqrt();
            FloatVector.broadcast(SPECIES, 1f).div(root).intoArray(out, j);
        }
    }

    /** {@code moving = moving·momentum + batch·(1 − momentum)}. */
    private static void blend(float[] moving, float[] batch, float momentum, int columns) {
        for (int j = 0; j < columns; j += LANES) {
            FloatVector rest = FloatVector.fromArray(SPECIES, batch, j).mul(1 - momentum);
            FloatVector.fromArray(SPECIES, moving, j)
                    .fma(FloatVector.broadcast(SPECIES, momentum), rest)
                    .intoArray(moving, j);
        }
    }
}
