package dev.gradwright.runtime.kernel.portable;

import static dev.gradwright.runtime.kernel.portable.MultiplyAdd.multiplyAdd;
import static dev.gradwright.runtime.kernel.portable.PortableTensor.vector;

import dev.gradwright.runtime.kernel.BatchNormGradients;
import dev.gradwright.runtime.kernel.BatchNormKernels;
import dev.gradwright.runtime.kernel.BatchNormParameters;
import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.BatchStatistics;
import dev.gradwright.runtime.kernel.Tensor;
import java.util.Arrays;

/**
 * Batch normalization (Ioffe and Szegedy, 2015), row by row. Both directions are one pass of the form
 * {@code y = a·x + b} or {@code dx = a·dy + b·x + c} with coefficients for each feature.
 */
final class PortableBatchNorm implements BatchNormKernels.Unchecked {
    private float[] a = new float[0];
    private float[] b = new float[0];
    private float[] c = new float[0];

    @Override
    public void batchNorm(Tensor in, BatchNormParameters parameters, BatchStatistics statistics, Tensor out) {
        PortableTensor x = PortableTensor.of(in);
        PortableTensor y = PortableTensor.of(out);
        float[] mean = vector(statistics.mean());
        float[] inverseDeviation = vector(statistics.inverseDeviation());
        mean(x, mean);
        variance(x, mean, inverseDeviation);
        blend(vector(parameters.movingMean()), mean, parameters.momentum());
        blend(vector(parameters.movingVariance()), inverseDeviation, parameters.momentum());
        invertRoot(inverseDeviation, parameters.epsilon(), inverseDeviation);
        normalize(x, mean, inverseDeviation, parameters, y);
    }

    @Override
    public void batchNormInference(Tensor in, BatchNormParameters parameters, Tensor out) {
        PortableTensor x = PortableTensor.of(in);
        PortableTensor y = PortableTensor.of(out);
        reserve(x.columns());
        invertRoot(vector(parameters.movingVariance()), parameters.epsilon(), b);
        normalize(x, vector(parameters.movingMean()), b, parameters, y);
    }

    /** {@code y = (x − μ)·a + β} with {@code a = γ·inverseDeviation}. */
    private void normalize(
            PortableTensor x,
            float[] mean,
            float[] inverseDeviation,
            BatchNormParameters parameters,
            PortableTensor y) {
        reserve(x.columns());
        float[] gamma = vector(parameters.gamma());
        float[] beta = vector(parameters.beta());
        multiply(gamma, inverseDeviation, a);
        for (int i = 0; i < x.rows(); i++) {
            centerScaleShift(x.row(i), mean, a, beta, y.row(i));
        }
    }

    /** {@code dX = γ/√(σ² + ε) ∘ (dY − (dβ + x̂∘dγ)/rows)}. */
    @Override
    public void batchNormBackward(Tensor in, Tensor dOut, BatchNormState state, Tensor dIn) {
        batchNormBackward(in, dOut, state.statistics(), state.gradients());
        PortableTensor x = PortableTensor.of(in);
        PortableTensor dy = PortableTensor.of(dOut);
        PortableTensor dx = PortableTensor.of(dIn);
        coefficients(state, 1f / x.rows());
        for (int i = 0; i < x.rows(); i++) {
            combine(dy.row(i), x.row(i), vector(state.statistics().mean()), dx.row(i));
        }
    }

    /** {@code a}, {@code b} and {@code c} of {@code dx = a·dy + b·(x − μ) + c}. */
    private void coefficients(BatchNormState state, float inverseRows) {
        float[] gamma = vector(state.parameters().gamma());
        float[] inverseDeviation = vector(state.statistics().inverseDeviation());
        float[] dGamma = vector(state.gradients().gamma());
        float[] dBeta = vector(state.gradients().beta());
        for (int j = 0; j < gamma.length; j++) {
            float scale = gamma[j] * inverseDeviation[j];
            a[j] = scale;
            b[j] = -(scale * inverseRows) * (inverseDeviation[j] * dGamma[j]);
            c[j] = -(scale * inverseRows) * dBeta[j];
        }
    }

    private void combine(float[] dy, float[] x, float[] mean, float[] dx) {
        float[] a = this.a;
        float[] b = this.b;
        float[] c = this.c;
        for (int j = 0; j < dx.length; j++) {
            dx[j] = multiplyAdd(a[j], dy[j], multiplyAdd(b[j], x[j] - mean[j], c[j]));
        }
    }

    /** {@code dγ = Σ dY∘x̂} and {@code dβ = Σ dY} over the rows. */
    @Override
    public void batchNormBackward(Tensor in, Tensor dOut, BatchStatistics statistics, BatchNormGradients gradients) {
        PortableTensor x = PortableTensor.of(in);
        PortableTensor dy = PortableTensor.of(dOut);
        reserve(x.columns());
        float[] dGamma = vector(gradients.gamma());
        float[] dBeta = vector(gradients.beta());
        Arrays.fill(dGamma, 0);
        Arrays.fill(dBeta, 0);
        for (int i = 0; i < x.rows(); i++) {
            PortableRows.add(dy.row(i), dBeta);
            addCenteredProducts(dy.row(i), x.row(i), vector(statistics.mean()), dGamma);
        }
        multiply(dGamma, vector(statistics.inverseDeviation()), dGamma);
    }

    @Override
    public void batchNormInferenceBackward(Tensor dOut, BatchNormParameters parameters, Tensor dIn) {
        PortableTensor dy = PortableTensor.of(dOut);
        PortableTensor dx = PortableTensor.of(dIn);
        reserve(dy.columns());
        invertRoot(vector(parameters.movingVariance()), parameters.epsilon(), b);
        multiply(vector(parameters.gamma()), b, a);
        for (int i = 0; i < dy.rows(); i++) {
            multiply(dy.row(i), a, dx.row(i));
        }
    }

    private void reserve(int columns) {
        if (a.length < columns) {
            a = new float[columns];
            b = new float[columns];
            c = new float[columns];
        }
    }

    private static void mean(PortableTensor x, float[] mean) {
        Arrays.fill(mean, 0);
        for (int i = 0; i < x.rows(); i++) {
            PortableRows.add(x.row(i), mean);
        }
        PortableRows.scale(mean, 1f / x.rows());
    }

    private static void variance(PortableTensor x, float[] mean, float[] variance) {
        Arrays.fill(variance, 0);
        for (int i = 0; i < x.rows(); i++) {
            addSquaredDeviations(x.row(i), mean, variance);
        }
        PortableRows.scale(variance, 1f / x.rows());
    }

    private static void addSquaredDeviations(float[] x, float[] mean, float[] sum) {
        for (int j = 0; j < sum.length; j++) {
            float deviation = x[j] - mean[j];
            sum[j] = multiplyAdd(deviation, deviation, sum[j]);
        }
    }

    private static void addCenteredProducts(float[] dy, float[] x, float[] mean, float[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] = multiplyAdd(dy[j], x[j] - mean[j], sum[j]);
        }
    }

    private static void centerScaleShift(float[] x, float[] mean, float[] scale, float[] shift, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = multiplyAdd(x[j] - mean[j], scale[j], shift[j]);
        }
    }

    private static void multiply(float[] x, float[] factor, float[] y) {
        for (int j = 0; j < x.length; j++) {
            y[j] = x[j] * factor[j];
        }
    }

    /** {@code 1/√(variance + ε)}. */
    private static void invertRoot(float[] variance, float epsilon, float[] out) {
        for (int j = 0; j < variance.length; j++) {
            out[j] = 1 / (float) Math.sqrt(variance[j] + epsilon);
        }
    }

    /** {@code moving = moving·momentum + batch·(1 − momentum)}. */
    private static void blend(float[] moving, float[] batch, float momentum) {
        float rest = 1 - momentum;
        for (int j = 0; j < moving.length; j++) {
            moving[j] = multiplyAdd(moving[j], momentum, batch[j] * rest);
        }
    }
}
