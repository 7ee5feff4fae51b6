package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.Coefficients.ARTANH_0;
import static dev.gradwright.runtime.kernel.Coefficients.ARTANH_1;
import static dev.gradwright.runtime.kernel.Coefficients.ARTANH_2;
import static dev.gradwright.runtime.kernel.Coefficients.ARTANH_3;
import static dev.gradwright.runtime.kernel.Coefficients.ARTANH_4;
import static dev.gradwright.runtime.kernel.Coefficients.ARTANH_5;
import static dev.gradwright.runtime.kernel.Coefficients.ARTANH_6;
import static dev.gradwright.runtime.kernel.Coefficients.ARTANH_7;
import static dev.gradwright.runtime.kernel.Coefficients.SELU_SCALE_ALPHA;
import static dev.gradwright.runtime.kernel.Coefficients.SELU_SCALE_FLOAT;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.runtime.kernel.ActivationKernels;
import dev.gradwright.runtime.kernel.Tensor;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Activation functions, in place or not. All but softmax treat a tensor as one range of whole vectors, padding
 * included; a single column is packed first, because its rows are mostly padding.
 */
final class VectorActivations implements ActivationKernels.Unchecked {
    /** Floats that functions with two passes process at a time: they stay in the first-level cache. */
    private static final int CHUNK = 1024;

    private final float[] scratch = new float[CHUNK];
    /** One column, packed into whole vectors. */
    private final RowTensor column = new RowTensor(1, LANES, false);

    private final VectorGates gates = new VectorGates();

    @Override
    public void activate(ActivationFunction f, float alpha, Tensor in, Tensor out) {
        if (in.columns() == 1 && in.rows() > 1 && f != ActivationFunction.SOFTMAX) {
            column.reshape((in.rows() + LANES - 1) / LANES);
            RowTensor.of(in).store(column.data(), 0);
            apply(f, alpha, column, column);
            RowTensor.of(out).load(column.data(), 0, in.rows());
        } else {
            apply(f, alpha, in, out);
        }
    }

    /** Too large to be inlined, see {@link VectorPasses#sumZeros}. */
    private void apply(ActivationFunction f, float alpha, Tensor in, Tensor out) {
        RowTensor z = RowTensor.of(in);
        RowTensor y = RowTensor.of(out);
        switch (f) {
            case LINEAR -> System.arraycopy(z.data(), 0, y.data(), 0, z.length());
            case SIGMOID -> sigmoid(z, y);
            case TANH -> VectorMath.tanh(z.data(), y.data(), z.length());
            case RELU -> relu(z.data(), y.data(), z.length());
            case LEAKY_RELU -> leakyRelu(alpha, z.data(), y.data(), z.length());
            case ELU -> VectorMath.elu(1, alpha, z.data(), y.data(), z.length());
            case SELU -> VectorMath.elu(SELU_SCALE_FLOAT, SELU_SCALE_ALPHA, z.data(), y.data(), z.length());
            case GELU -> gates.gelu(z, y);
            case SWISH -> gates.swish(z, y);
            case MISH -> gates.mish(z, y);
            case SOFTPLUS -> softplus(z, y);
            case SOFTSIGN -> softsign(z.data(), y.data(), z.length());
            case HARD_SIGMOID -> hardSigmoid(z, y);
            case EXPONENTIAL -> exponential(z, y);
            case SOFTMAX -> softmax(z, y);
            case PRELU -> throw new AssertionError(f);
        }
    }

    private static void sigmoid(RowTensor z, RowTensor y) {
        VectorMath.decay(z.data(), 0, y.data(), 0, z.length());
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

    private static void relu(float[] z, float[] y, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, z, j);
            v.blend(0f, v.compare(VectorOperators.LE, 0f)).intoArray(y, j);
        }
    }

    private static void leakyRelu(float alpha, float[] z, float[] y, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, z, j);
            FloatVector positive = v.blend(0f, v.compare(VectorOperators.LE, 0f));
            FloatVector negative = v.blend(0f, v.compare(VectorOperators.GT, 0f));
            positive.add(negative.mul(alpha)).intoArray(y, j);
        }
    }

    private void softplus(RowTensor z, RowTensor y) {
        for (int from = 0; from < z.length(); from += CHUNK) {
            int length = Math.min(CHUNK, z.length() - from);
            negatedMagnitudes(z.data(), from, scratch, length);
            VectorMath.exp(scratch, 0, 1, 0, scratch, 0, length);
            softplus(z.data(), from, scratch, y.data(), length);
        }
        y.clearPadding();
    }

    private static void negatedMagnitudes(float[] z, int offset, float[] magnitudes, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector.fromArray(SPECIES, z, offset + j).abs().neg().intoArray(magnitudes, j);
        }
    }

    /**
     * {@code max(z, 0) + log(1 + u)} with {@code u = e^(−|z|)}. Within 4 ulp.
     */
    private static void softplus(float[] z, int offset, float[] u, float[] y, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector power = FloatVector.fromArray(SPECIES, u, j);
            FloatVector w = power.div(power.add(2f));
            FloatVector s = w.mul(w);
            FloatVector p = s.fma(FloatVector.broadcast(SPECIES, ARTANH_7), FloatVector.broadcast(SPECIES, ARTANH_6));
            p = p.fma(s, FloatVector.broadcast(SPECIES, ARTANH_5))
                    .fma(s, FloatVector.broadcast(SPECIES, ARTANH_4))
                    .fma(s, FloatVector.broadcast(SPECIES, ARTANH_3))
                    .fma(s, FloatVector.broadcast(SPECIES, ARTANH_2))
                    .fma(s, FloatVector.broadcast(SPECIES, ARTANH_1))
                    .fma(s, FloatVector.broadcast(SPECIES, ARTANH_0));
            FloatVector v = FloatVector.fromArray(SPECIES, z, offset + j);
            FloatVector positive = v.blend(0f, v.compare(VectorOperators.LE, 0f));
            p.fma(w, positive).intoArray(y, offset + j);
        }
    }

    private static void softsign(float[] z, float[] y, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, z, j);
            v.div(v.abs().add(1f)).intoArray(y, j);
        }
    }

    private static void hardSigmoid(RowTensor z, RowTensor y) {
        hardSigmoid(z.data(), y.data(), z.length());
        y.clearPadding();
    }

    private static void hardSigmoid(float[] z, float[] y, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, z, j).add(3f);
            v = v.blend(6f, v.compare(VectorOperators.GT, 6f));
            v.blend(0f, v.compare(VectorOperators.LE, 0f)).mul(1 / 6f).intoArray(y, j);
        }
    }

    /** {@code eᶻ} as the square of {@code e^(z/2)}, which reaches zero and infinity. Within 4 ulp. */
    private static void exponential(RowTensor z, RowTensor y) {
        VectorMath.exp(z.data(), 0, 0.5f, 0, y.data(), 0, z.length());
        square(y.data(), y.length());
        y.clearPadding();
    }

    private static void square(float[] y, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, y, j);
            v.mul(v).intoArray(y, j);
        }
    }

    private static void softmax(RowTensor z, RowTensor y) {
        for (int i = 0; i < z.rows(); i++) {
            int offset = i * z.stride();
            float max = max(z.data(), offset, z.columns());
            VectorMath.exp(z.data(), offset, 1, -max, y.data(), offset, z.stride());
        }
        for (int i = 0; i < y.rows(); i++) {
            int offset = i * y.stride();
            scale(y.data(), offset, y.stride(), 1 / sum(y.data(), offset, y.columns()));
        }
        y.clearPadding();
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

    @Override
    public void activateBackward(ActivationFunction f, float alpha, Tensor out, Tensor dOut, Tensor dIn) {
        RowTensor y = RowTensor.of(out);
        RowTensor dy = RowTensor.of(dOut);
        RowTensor dz = RowTensor.of(dIn);
        int length = y.length();
        switch (f) {
            case LINEAR -> System.arraycopy(dy.data(), 0, dz.data(), 0, length);
            case SIGMOID -> sigmoidBackward(y.data(), dy.data(), dz.data(), length);
            case TANH -> tanhBackward(y.data(), dy.data(), dz.data(), length);
            case RELU -> leakyReluBackward(0, y.data(), dy.data(), dz.data(), length);
            case LEAKY_RELU -> leakyReluBackward(alpha, y.data(), dy.data(), dz.data(), length);
            case ELU -> eluBackward(1, alpha, y.data(), dy.data(), dz.data(), length);
            case SELU -> eluBackward(SELU_SCALE_FLOAT, SELU_SCALE_ALPHA, y.data(), dy.data(), dz.data(), length);
            case GELU -> gates.geluBackward(y.data(), dy.data(), dz.data(), length);
            case SWISH -> gates.swishBackward(y.data(), dy.data(), dz.data(), length);
            case MISH -> gates.mishBackward(y.data(), dy.data(), dz.data(), length);
            case SOFTPLUS -> softplusBackward(y.data(), dy.data(), dz.data(), length);
            case SOFTSIGN -> softsignBackward(y.data(), dy.data(), dz.data(), length);
            case HARD_SIGMOID -> hardSigmoidBackward(y.data(), dy.data(), dz.data(), length);
            case EXPONENTIAL -> exponentialBackward(y.data(), dy.data(), dz.data(), length);
            case SOFTMAX -> softmaxBackward(y, dy, dz);
            case PRELU -> throw new AssertionError(f);
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
            FloatVector slope = FloatVector.broadcast(SPECIES, 1f).blend(alpha, v.compare(VectorOperators.LE, 0f));
            FloatVector.fromArray(SPECIES, dy, j).mul(slope).intoArray(dz, j);
        }
    }

    private static void eluBackward(float scale, float scaleAlpha, float[] y, float[] dy, float[] dz, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, y, j);
            FloatVector slope = v.add(scaleAlpha).blend(scale, v.compare(VectorOperators.GT, 0f));
            FloatVector.fromArray(SPECIES, dy, j).mul(slope).intoArray(dz, j);
        }
    }

    /** {@code σ(z) = 1 − e⁻ʸ}; y is positive. */
    private void softplusBackward(float[] y, float[] dy, float[] dz, int length) {
        for (int from = 0; from < length; from += CHUNK) {
            int count = Math.min(CHUNK, length - from);
            negatedMagnitudes(y, from, scratch, count);
            VectorMath.elu(1, 1, scratch, scratch, count);
            negatedProduct(scratch, dy, dz, from, count);
        }
    }

    private static void negatedProduct(float[] x, float[] dy, float[] dz, int offset, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector slope = FloatVector.fromArray(SPECIES, x, j).neg();
            FloatVector.fromArray(SPECIES, dy, offset + j).mul(slope).intoArray(dz, offset + j);
        }
    }

    private static void softsignBackward(float[] y, float[] dy, float[] dz, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector rest = FloatVector.broadcast(SPECIES, 1f)
                    .sub(FloatVector.fromArray(SPECIES, y, j).abs());
            FloatVector.fromArray(SPECIES, dy, j).mul(rest.mul(rest)).intoArray(dz, j);
        }
    }

    private static void hardSigmoidBackward(float[] y, float[] dy, float[] dz, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector v = FloatVector.fromArray(SPECIES, y, j);
            FloatVector slope = FloatVector.broadcast(SPECIES, 1 / 6f)
                    .blend(0f, v.compare(VectorOperators.LE, 0f))
                    .blend(0f, v.compare(VectorOperators.GE, 1f));
            FloatVector.fromArray(SPECIES, dy, j).mul(slope).intoArray(dz, j);
        }
    }

    private static void exponentialBackward(float[] y, float[] dy, float[] dz, int length) {
        for (int j = 0; j < length; j += LANES) {
            FloatVector.fromArray(SPECIES, dy, j)
                    .mul(FloatVector.fromArray(SPECIES, y, j))
                    .intoArray(dz, j);
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

    @Override
    public void prelu(Tensor z, Tensor alpha, Tensor y) {
        float[] in = RowTensor.of(z).data();
        float[] out = RowTensor.of(y).data();
        int stride = RowTensor.of(z).stride();
        for (int i = 0; i < z.rows(); i++) {
            VectorPasses.prelu(in, i * stride, stride, RowTensor.vector(alpha), out);
        }
    }

    @Override
    public void preluBackward(Tensor z, Tensor dy, Tensor alpha, Tensor dAlpha, Tensor dz) {
        float[] in = RowTensor.of(z).data();
        float[] gradient = RowTensor.of(dy).data();
        float[] out = RowTensor.of(dz).data();
        int stride = RowTensor.of(z).stride();
        Arrays.fill(RowTensor.vector(dAlpha), 0);
        for (int i = 0; i < z.rows(); i++) {
            VectorPasses.preluBackward(
                    in, gradient, i * stride, stride, RowTensor.vector(alpha), RowTensor.vector(dAlpha), out);
        }
    }
}
