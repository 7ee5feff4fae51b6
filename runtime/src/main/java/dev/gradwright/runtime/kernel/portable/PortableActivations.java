package dev.gradwright.runtime.kernel.portable;

import static dev.gradwright.runtime.kernel.Coefficients.SELU_SCALE_ALPHA;
import static dev.gradwright.runtime.kernel.Coefficients.SELU_SCALE_FLOAT;
import static dev.gradwright.runtime.kernel.portable.MultiplyAdd.multiplyAdd;
import static dev.gradwright.runtime.kernel.portable.PortableMath.expm1OfNonPositive;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.runtime.kernel.ActivationKernels;
import dev.gradwright.runtime.kernel.Tensor;
import java.util.Arrays;

/** Activation functions, row by row, in place or not. */
final class PortableActivations implements ActivationKernels.Unchecked {
    @Override
    public void activate(ActivationFunction f, float alpha, Tensor z, Tensor y) {
        PortableTensor in = PortableTensor.of(z);
        PortableTensor out = PortableTensor.of(y);
        for (int i = 0; i < in.rows(); i++) {
            forward(f, alpha, in.row(i), out.row(i));
        }
    }

    private static void forward(ActivationFunction f, float alpha, float[] z, float[] y) {
        switch (f) {
            case LINEAR -> System.arraycopy(z, 0, y, 0, y.length);
            case SIGMOID -> sigmoid(z, y);
            case TANH -> tanh(z, y);
            case RELU -> relu(z, y);
            case LEAKY_RELU -> leakyRelu(alpha, z, y);
            case ELU -> elu(1, alpha, z, y);
            case SELU -> elu(SELU_SCALE_FLOAT, SELU_SCALE_ALPHA, z, y);
            case GELU -> PortableGates.gelu(z, y);
            case SWISH -> PortableGates.swish(z, y);
            case MISH -> PortableGates.mish(z, y);
            case SOFTPLUS -> softplus(z, y);
            case SOFTSIGN -> softsign(z, y);
            case HARD_SIGMOID -> hardSigmoid(z, y);
            case EXPONENTIAL -> exponential(z, y);
            case SOFTMAX -> softmax(z, y);
            case PRELU -> throw new AssertionError(f);
        }
    }

    private static void sigmoid(float[] z, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = PortableMath.sigmoid(z[j]);
        }
    }

    private static void tanh(float[] z, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = PortableMath.tanh(z[j]);
        }
    }

    private static void relu(float[] z, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = Math.max(z[j], 0f);
        }
    }

    private static void leakyRelu(float alpha, float[] z, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = Math.max(z[j], 0f) + alpha * Math.min(z[j], 0f);
        }
    }

    private static void elu(float scale, float scaleAlpha, float[] z, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = scale * Math.max(z[j], 0f) + scaleAlpha * expm1OfNonPositive(Math.min(z[j], 0f));
        }
    }

    private static void softplus(float[] z, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = PortableMath.softplus(z[j]);
        }
    }

    private static void softsign(float[] z, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = z[j] / (1 + Math.abs(z[j]));
        }
    }

    private static void hardSigmoid(float[] z, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = Math.max(0f, Math.min(6f, z[j] + 3)) * (1 / 6f);
        }
    }

    /** {@code eᶻ} as the square of {@code e^(z/2)}, which reaches zero and infinity. Within 4 ulp. */
    private static void exponential(float[] z, float[] y) {
        for (int j = 0; j < y.length; j++) {
            float root = PortableMath.exp(0.5f * z[j]);
            y[j] = root * root;
        }
    }

    private static void softmax(float[] z, float[] y) {
        float max = z[0];
        for (int j = 1; j < y.length; j++) {
            max = Math.max(max, z[j]);
        }
        float sum = 0;
        for (int j = 0; j < y.length; j++) {
            y[j] = PortableMath.exp(z[j] - max);
            sum += y[j];
        }
        PortableRows.scale(y, 1 / sum);
    }

    @Override
    public void activateBackward(ActivationFunction f, float alpha, Tensor y, Tensor dy, Tensor dz) {
        PortableTensor out = PortableTensor.of(dz);
        for (int i = 0; i < y.rows(); i++) {
            backward(
                    f, alpha, PortableTensor.of(y).row(i), PortableTensor.of(dy).row(i), out.row(i));
        }
    }

    private static void backward(ActivationFunction f, float alpha, float[] y, float[] dy, float[] dz) {
        switch (f) {
            case LINEAR -> System.arraycopy(dy, 0, dz, 0, dz.length);
            case SIGMOID -> sigmoidBackward(y, dy, dz);
            case TANH -> tanhBackward(y, dy, dz);
            case RELU -> reluBackward(y, dy, dz);
            case LEAKY_RELU -> leakyReluBackward(alpha, y, dy, dz);
            case ELU -> eluBackward(1, alpha, y, dy, dz);
            case SELU -> eluBackward(SELU_SCALE_FLOAT, SELU_SCALE_ALPHA, y, dy, dz);
            case GELU -> PortableGates.geluBackward(y, dy, dz);
            case SWISH -> PortableGates.swishBackward(y, dy, dz);
            case MISH -> PortableGates.mishBackward(y, dy, dz);
            case SOFTPLUS -> softplusBackward(y, dy, dz);
            case SOFTSIGN -> softsignBackward(y, dy, dz);
            case HARD_SIGMOID -> hardSigmoidBackward(y, dy, dz);
            case EXPONENTIAL -> exponentialBackward(y, dy, dz);
            case SOFTMAX -> softmaxBackward(y, dy, dz);
            case PRELU -> throw new AssertionError(f);
        }
    }

    private static void sigmoidBackward(float[] y, float[] dy, float[] dz) {
        for (int j = 0; j < dz.length; j++) {
            dz[j] = dy[j] * (y[j] * (1 - y[j]));
        }
    }

    private static void tanhBackward(float[] y, float[] dy, float[] dz) {
        for (int j = 0; j < dz.length; j++) {
            dz[j] = dy[j] * multiplyAdd(-y[j], y[j], 1);
        }
    }

    private static void reluBackward(float[] y, float[] dy, float[] dz) {
        for (int j = 0; j < dz.length; j++) {
            dz[j] = dy[j] * PortableMath.step(y[j]);
        }
    }

    private static void leakyReluBackward(float alpha, float[] y, float[] dy, float[] dz) {
        for (int j = 0; j < dz.length; j++) {
            float positive = PortableMath.step(y[j]);
            dz[j] = dy[j] * (positive + alpha * (1 - positive));
        }
    }

    private static void eluBackward(float scale, float scaleAlpha, float[] y, float[] dy, float[] dz) {
        for (int j = 0; j < dz.length; j++) {
            float positive = PortableMath.step(y[j]);
            dz[j] = dy[j] * (scale * positive + (1 - positive) * (Math.min(y[j], 0f) + scaleAlpha));
        }
    }

    /** {@code σ(z) = 1 − e⁻ʸ}. */
    private static void softplusBackward(float[] y, float[] dy, float[] dz) {
        for (int j = 0; j < dz.length; j++) {
            dz[j] = dy[j] * -expm1OfNonPositive(-y[j]);
        }
    }

    private static void softsignBackward(float[] y, float[] dy, float[] dz) {
        for (int j = 0; j < dz.length; j++) {
            float rest = 1 - Math.abs(y[j]);
            dz[j] = dy[j] * (rest * rest);
        }
    }

    private static void hardSigmoidBackward(float[] y, float[] dy, float[] dz) {
        for (int j = 0; j < dz.length; j++) {
            dz[j] = dy[j] * (PortableMath.step(y[j]) * PortableMath.step(1 - y[j]) * (1 / 6f));
        }
    }

    private static void exponentialBackward(float[] y, float[] dy, float[] dz) {
        for (int j = 0; j < dz.length; j++) {
            dz[j] = dy[j] * y[j];
        }
    }

    private static void softmaxBackward(float[] y, float[] dy, float[] dz) {
        float dot = 0;
        for (int j = 0; j < dz.length; j++) {
            dot = multiplyAdd(dy[j], y[j], dot);
        }
        for (int j = 0; j < dz.length; j++) {
            dz[j] = y[j] * (dy[j] - dot);
        }
    }

    @Override
    public void prelu(Tensor z, Tensor alpha, Tensor y) {
        for (int i = 0; i < z.rows(); i++) {
            PortableRows.prelu(
                    PortableTensor.of(z).row(i),
                    PortableTensor.vector(alpha),
                    PortableTensor.of(y).row(i));
        }
    }

    @Override
    public void preluBackward(Tensor z, Tensor dy, Tensor alpha, Tensor dAlpha, Tensor dz) {
        Arrays.fill(PortableTensor.vector(dAlpha), 0);
        for (int i = 0; i < z.rows(); i++) {
            PortableRows.preluBackward(
                    PortableTensor.of(z).row(i),
                    PortableTensor.of(dy).row(i),
                    PortableTensor.vector(alpha),
                    PortableTensor.vector(dAlpha),
                    PortableTensor.of(dz).row(i));
        }
    }
}
