package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import dev.gradwright.dsl.ActivationFunction;
import jdk.incubator.vector.FloatVector;

/** Activation functions, in place or not. All but softmax treat a tensor as one range of whole vectors, padding included. */
final class VectorActivations {
    static final float SELU_SCALE = 1.050701f;
    static final float SELU_SCALE_ALPHA = (float) (1.0507009873554805 * 1.6732632423543772);

    /** Floats that ELU works on at a time: they stay in the first-level cache. */
    private static final int CHUNK = 1024;

    private final float[] halfTanh = new float[CHUNK];

    void forward(ActivationFunction f, float alpha, RowTensor z, RowTensor y) {
        switch (f) {
            case LINEAR -> System.arraycopy(z.data(), 0, y.data(), 0, z.length());
            case SIGMOID -> sigmoid(z, y);
            case TANH -> VectorMath.tanh(z.data(), 0, 1, Float.POSITIVE_INFINITY, y.data(), 0, z.length());
            case RELU -> leakyRelu(0, z.data(), y.data(), z.length());
            case LEAKY_RELU -> leakyRelu(alpha, z.data(), y.data(), z.length());
            case ELU -> elu(1, alpha, z, y);
            case SELU -> elu(SELU_SCALE, SELU_SCALE_ALPHA, z, y);
            case SOFTMAX -> softmax(z, y);
        }
    }

    private static void sigmoid(RowTensor z, RowTensor y) {
        VectorMath.exp(z.data(), 0, -1, 0, y.data(), 0, z.length());
        invertOnePlus(y.data(), y.length());
        y.clearPadding();
    }

    /** {@code y = 1/(1 + y)}. */
    private static void invertOnePlus(float[] y, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector sum = FloatVector.fromArray(SPECIES, y, j).add(1f);
            FloatVector.broadcast(SPECIES, 1f).div(sum).intoArray(y, j);
        }
    }

    private static void leakyRelu(float alpha, float[] z, float[] y, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, z, j);
            v.max(0f).add(v.min(0f).mul(alpha)).intoArray(y, j);
        }
    }

    private void elu(float scale, float scaleAlpha, RowTensor z, RowTensor y) {
        for (int from = 0; from < z.length(); from += CHUNK) {
            int length = Math.min(CHUNK, z.length() - from);
            VectorMath.tanh(z.data(), from, 0.5f, 0, halfTanh, 0, length);
            elu(scale, scaleAlpha, z.data(), from, halfTanh, y.data(), length);
        }
    }

    /** {@code eˣ − 1 = 2t/(1 − t)} with {@code t = tanh(x/2)}, for {@code x ≤ 0}: within 6 ulp (5.9 measured). */
    private static void elu(float scale, float scaleAlpha, float[] z, int offset, float[] t, float[] y, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector half = FloatVector.fromArray(SPECIES, t, j);
            FloatVector expm1 =
                    half.add(half).div(FloatVector.broadcast(SPECIES, 1f).sub(half));
            FloatVector positive = FloatVector.fromArray(SPECIES, z, offset + j).max(0f);
            positive.mul(scale).add(expm1.mul(scaleAlpha)).intoArray(y, offset + j);
        }
    }

    private static void softmax(RowTensor z, RowTensor y) {
        for (int i = 0; i < z.rows(); i++) {
            int offset = i * z.stride();
            float max = max(z.data(), offset, z.columns());
            VectorMath.exp(z.data(), offset, 1, -max, y.data(), offset, z.stride());
        }
        y.clearPadding();
        for (int i = 0; i < y.rows(); i++) {
            int offset = i * y.stride();
            scale(y.data(), offset, y.stride(), 1 / sum(y.data(), offset, y.columns()));
        }
    }

    private static float max(float[] z, int offset, int columns) {
        float max = z[offset];
        for (int j = 1; j < columns; j++) {
            max = Math.max(max, z[offset + j]);
        }
        return max;
    }

    private static float sum(float[] y, int offset, int columns) {
        float sum = 0;
        for (int j = 0; j < columns; j++) {
            sum += y[offset + j];
        }
        return sum;
    }

    private static void scale(float[] y, int offset, int length, float factor) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector.fromArray(SPECIES, y, offset + j).mul(factor).intoArray(y, offset + j);
        }
    }

    static void backward(ActivationFunction f, float alpha, RowTensor y, RowTensor dy, RowTensor dz) {
        int length = y.length();
        switch (f) {
            case LINEAR -> System.arraycopy(dy.data(), 0, dz.data(), 0, length);
            case SIGMOID -> sigmoidBackward(y.data(), dy.data(), dz.data(), length);
            case TANH -> tanhBackward(y.data(), dy.data(), dz.data(), length);
            case RELU -> leakyReluBackward(0, y.data(), dy.data(), dz.data(), length);
            case LEAKY_RELU -> leakyReluBackward(alpha, y.data(), dy.data(), dz.data(), length);
            case ELU -> eluBackward(1, alpha, y.data(), dy.data(), dz.data(), length);
            case SELU -> eluBackward(SELU_SCALE, SELU_SCALE_ALPHA, y.data(), dy.data(), dz.data(), length);
            case SOFTMAX -> softmaxBackward(y, dy, dz);
        }
    }

    private static void sigmoidBackward(float[] y, float[] dy, float[] dz, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, y, j);
            FloatVector slope = v.mul(FloatVector.broadcast(SPECIES, 1f).sub(v));
            FloatVector.fromArray(SPECIES, dy, j).mul(slope).intoArray(dz, j);
        }
    }

    private static void tanhBackward(float[] y, float[] dy, float[] dz, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, y, j);
            FloatVector slope = v.neg().fma(v, FloatVector.broadcast(SPECIES, 1f));
            FloatVector.fromArray(SPECIES, dy, j).mul(slope).intoArray(dz, j);
        }
    }

    private static void leakyReluBackward(float alpha, float[] y, float[] dy, float[] dz, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, y, j);
            FloatVector positive = v.mul(0x1p126f).mul(0x1p126f).min(1f).max(0f);
            FloatVector slope =
                    FloatVector.broadcast(SPECIES, 1f).sub(positive).mul(alpha).add(positive);
            FloatVector.fromArray(SPECIES, dy, j).mul(slope).intoArray(dz, j);
        }
    }

    private static void eluBackward(float scale, float scaleAlpha, float[] y, float[] dy, float[] dz, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, y, j);
            FloatVector positive = v.mul(0x1p126f).mul(0x1p126f).min(1f).max(0f);
            FloatVector negative = FloatVector.broadcast(SPECIES, 1f).sub(positive);
            FloatVector slope = positive.mul(scale).add(negative.mul(v.min(0f).add(scaleAlpha)));
            FloatVector.fromArray(SPECIES, dy, j).mul(slope).intoArray(dz, j);
        }
    }

    private static void softmaxBackward(RowTensor y, RowTensor dy, RowTensor dz) {
        for (int i = 0; i < y.rows(); i++) {
            int offset = i * y.stride();
            float dot = dot(y.data(), dy.data(), offset, y.columns());
            softmaxBackward(y.data(), dy.data(), dot, offset, y.stride(), dz.data());
        }
    }

    private static float dot(float[] y, float[] dy, int offset, int columns) {
        float dot = 0;
        for (int j = 0; j < columns; j++) {
            dot = Math.fma(dy[offset + j], y[offset + j], dot);
        }
        return dot;
    }

    private static void softmaxBackward(float[] y, float[] dy, float dot, int offset, int length, float[] dz) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector gradient =
                    FloatVector.fromArray(SPECIES, dy, offset + j).sub(dot);
            FloatVector.fromArray(SPECIES, y, offset + j).mul(gradient).intoArray(dz, offset + j);
        }
    }
}
