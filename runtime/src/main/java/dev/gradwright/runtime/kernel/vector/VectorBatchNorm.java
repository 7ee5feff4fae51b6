package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.RowTensor.vector;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import dev.gradwright.runtime.kernel.BatchNormState;
import jdk.incubator.vector.FloatVector;

/**
 * Batch normalization (Ioffe and Szegedy, 2015), one vector of features at a time down the rows. The scale γ is zero in the
 * padding, so what is written there is zero too.
 */
final class VectorBatchNorm {
    private float[] inverseDeviation = new float[0];

    void forward(RowTensor x, BatchNormState state, RowTensor y) {
        float[] mean = vector(state.mean);
        float[] inverse = vector(state.inverseDeviation);
        for (int j = 0; j < x.stride(); j += LANES) {
            mean(x.data(), x.stride(), x.rows(), j, mean);
            variance(x.data(), x.stride(), x.rows(), j, mean, inverse);
        }
        blend(vector(state.movingMean), mean, state.momentum, x.stride());
        blend(vector(state.movingVariance), inverse, state.momentum, x.stride());
        invertRoot(inverse, state.epsilon, inverse, x.stride());
        normalize(x, mean, inverse, state, y);
        RowTensor.of(state.inverseDeviation).clearPadding();
    }

    void inference(RowTensor x, BatchNormState state, RowTensor y) {
        reserve(x.stride());
        invertRoot(vector(state.movingVariance), state.epsilon, inverseDeviation, x.stride());
        normalize(x, vector(state.movingMean), inverseDeviation, state, y);
    }

    private static void normalize(
            RowTensor x, float[] mean, float[] inverseDeviation, BatchNormState state, RowTensor y) {
        float[] gamma = vector(state.gamma);
        float[] beta = vector(state.beta);
        for (int j = 0; j < x.stride(); j += LANES) {
            normalize(x.data(), x.stride(), x.length(), j, mean, inverseDeviation, gamma, beta, y.data());
        }
    }

    /** {@code dX = γ/√(σ² + ε) ∘ (dY − (dβ + x̂∘dγ)/rows)}. */
    void backward(RowTensor x, RowTensor dy, BatchNormState state, RowTensor dx) {
        parameterGradients(x, dy, state);
        float[] gamma = vector(state.gamma);
        float[] mean = vector(state.mean);
        float[] inverse = vector(state.inverseDeviation);
        float[] dGamma = vector(state.gammaGradient);
        float[] dBeta = vector(state.betaGradient);
        for (int j = 0; j < x.stride(); j += LANES) {
            inputGradient(x.data(), dy.data(), x.stride(), x.rows(), j, gamma, mean, inverse, dGamma, dBeta, dx.data());
        }
    }

    /** {@code dγ = Σ dY∘x̂} and {@code dβ = Σ dY} over the rows. */
    void parameterGradients(RowTensor x, RowTensor dy, BatchNormState state) {
        float[] mean = vector(state.mean);
        float[] inverse = vector(state.inverseDeviation);
        float[] dGamma = vector(state.gammaGradient);
        float[] dBeta = vector(state.betaGradient);
        for (int j = 0; j < x.stride(); j += LANES) {
            parameterGradients(x.data(), dy.data(), x.stride(), x.length(), j, mean, inverse, dGamma, dBeta);
        }
    }

    void inferenceBackward(RowTensor dy, BatchNormState state, RowTensor dx) {
        reserve(dy.stride());
        invertRoot(vector(state.movingVariance), state.epsilon, inverseDeviation, dy.stride());
        float[] gamma = vector(state.gamma);
        for (int j = 0; j < dy.stride(); j += LANES) {
            scale(dy.data(), dy.stride(), dy.length(), j, gamma, inverseDeviation, dx.data());
        }
    }

    private void reserve(int length) {
        if (inverseDeviation.length < length) {
            inverseDeviation = new float[length];
        }
    }

    private static void mean(float[] x, int stride, int rows, int j, float[] mean) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = j; i < rows * stride; i += stride) {
            sum = sum.add(FloatVector.fromArray(SPECIES, x, i));
        }
        sum.mul(1f / rows).intoArray(mean, j);
    }

    private static void variance(float[] x, int stride, int rows, int j, float[] mean, float[] variance) {
        FloatVector center = FloatVector.fromArray(SPECIES, mean, j);
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int i = j; i < rows * stride; i += stride) {
            FloatVector deviation = FloatVector.fromArray(SPECIES, x, i).sub(center);
            sum = deviation.fma(deviation, sum);
        }
        sum.mul(1f / rows).intoArray(variance, j);
    }

    private static void normalize(
            float[] x,
            int stride,
            int length,
            int j,
            float[] mean,
            float[] inverseDeviation,
            float[] gamma,
            float[] beta,
            float[] y) {
        FloatVector center = FloatVector.fromArray(SPECIES, mean, j);
        FloatVector scale =
                FloatVector.fromArray(SPECIES, gamma, j).mul(FloatVector.fromArray(SPECIES, inverseDeviation, j));
        FloatVector shift = FloatVector.fromArray(SPECIES, beta, j);
        for (int i = j; i < length; i += stride) {
            FloatVector.fromArray(SPECIES, x, i).sub(center).fma(scale, shift).intoArray(y, i);
        }
    }

    private static void parameterGradients(
            float[] x,
            float[] dy,
            int stride,
            int length,
            int j,
            float[] mean,
            float[] inverseDeviation,
            float[] dGamma,
            float[] dBeta) {
        FloatVector center = FloatVector.fromArray(SPECIES, mean, j);
        FloatVector scaleSum = FloatVector.zero(SPECIES);
        FloatVector shiftSum = FloatVector.zero(SPECIES);
        for (int i = j; i < length; i += stride) {
            FloatVector gradient = FloatVector.fromArray(SPECIES, dy, i);
            scaleSum = gradient.fma(FloatVector.fromArray(SPECIES, x, i).sub(center), scaleSum);
            shiftSum = shiftSum.add(gradient);
        }
        scaleSum.mul(FloatVector.fromArray(SPECIES, inverseDeviation, j)).intoArray(dGamma, j);
        shiftSum.intoArray(dBeta, j);
    }

    /** {@code dx = a·dy + b·(x − μ) + c}, coefficients by feature. */
    private static void inputGradient(
            float[] x,
            float[] dy,
            int stride,
            int rows,
            int j,
            float[] gamma,
            float[] mean,
            float[] inverseDeviation,
            float[] dGamma,
            float[] dBeta,
            float[] dx) {
        FloatVector inverse = FloatVector.fromArray(SPECIES, inverseDeviation, j);
        FloatVector center = FloatVector.fromArray(SPECIES, mean, j);
        FloatVector a = FloatVector.fromArray(SPECIES, gamma, j).mul(inverse);
        FloatVector share = a.mul(1f / rows).neg();
        FloatVector b = share.mul(inverse.mul(FloatVector.fromArray(SPECIES, dGamma, j)));
        FloatVector c = share.mul(FloatVector.fromArray(SPECIES, dBeta, j));
        for (int i = j; i < rows * stride; i += stride) {
            FloatVector rest = FloatVector.fromArray(SPECIES, x, i).sub(center).fma(b, c);
            FloatVector.fromArray(SPECIES, dy, i).fma(a, rest).intoArray(dx, i);
        }
    }

    private static void scale(
            float[] dy, int stride, int length, int j, float[] gamma, float[] inverseDeviation, float[] dx) {
        FloatVector factor =
                FloatVector.fromArray(SPECIES, gamma, j).mul(FloatVector.fromArray(SPECIES, inverseDeviation, j));
        for (int i = j; i < length; i += stride) {
            FloatVector.fromArray(SPECIES, dy, i).mul(factor).intoArray(dx, i);
        }
    }

    /** {@code 1/√(variance + ε)}. */
    private static void invertRoot(float[] variance, float epsilon, float[] out, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector root =
                    FloatVector.fromArray(SPECIES, variance, j).add(epsilon).sqrt();
            FloatVector.broadcast(SPECIES, 1f).div(root).intoArray(out, j);
        }
    }

    /** {@code moving = moving·momentum + batch·(1 − momentum)}. */
    private static void blend(float[] moving, float[] batch, float momentum, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector rest = FloatVector.fromArray(SPECIES, batch, j).mul(1 - momentum);
            FloatVector.fromArray(SPECIES, moving, j)
                    .fma(FloatVector.broadcast(SPECIES, momentum), rest)
                    .intoArray(moving, j);
        }
    }
}
