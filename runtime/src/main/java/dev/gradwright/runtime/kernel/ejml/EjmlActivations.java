package dev.gradwright.runtime.kernel.ejml;

import static dev.gradwright.runtime.kernel.Coefficients.SELU_ALPHA;
import static dev.gradwright.runtime.kernel.Coefficients.SELU_SCALE;
import static dev.gradwright.runtime.kernel.ejml.EjmlTensor.matrix;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.runtime.kernel.ActivationKernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.math.StableMath;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** Activation functions and their derivatives by the formula, each element in double precision. */
final class EjmlActivations implements ActivationKernels.Unchecked {
    private final Ones ones;
    /** rows × 1. */
    private final FMatrixRMaj rowValues = new FMatrixRMaj(0, 1);
    /** rows × columns. */
    private final FMatrixRMaj products = new FMatrixRMaj(0, 0);

    EjmlActivations(Ones ones) {
        this.ones = ones;
    }

    @Override
    public void activate(ActivationFunction f, float alpha, Tensor in, Tensor out) {
        FMatrixRMaj z = matrix(in);
        FMatrixRMaj y = matrix(out);
        if (f == ActivationFunction.SOFTMAX) {
            softmax(z, y);
            return;
        }
        for (int i = 0; i < z.getNumElements(); i++) {
            y.data[i] = (float) value(f, alpha, z.data[i]);
        }
    }

    private static double value(ActivationFunction f, double alpha, double z) {
        return switch (f) {
            case LINEAR -> z;
            case SIGMOID -> EjmlMath.sigmoid(z);
            case TANH -> StrictMath.tanh(z);
            case RELU -> Math.max(0, z);
            case LEAKY_RELU -> z > 0 ? z : alpha * z;
            case ELU -> z > 0 ? z : alpha * StrictMath.expm1(z);
            case SELU -> SELU_SCALE * (z > 0 ? z : SELU_ALPHA * StrictMath.expm1(z));
            case GELU -> z * EjmlMath.normal(z);
            case SWISH -> z * EjmlMath.sigmoid(z);
            case MISH -> z * StrictMath.tanh(EjmlMath.softplus(z));
            case SOFTPLUS -> EjmlMath.softplus(z);
            case SOFTSIGN -> z / (1 + Math.abs(z));
            case HARD_SIGMOID -> Math.min(Math.max(z + 3, 0), 6) / 6;
            case EXPONENTIAL -> StableMath.exp(z);
            case SOFTMAX, PRELU -> throw new AssertionError(f);
        };
    }

    /** {@code y = exp(z − max z)}, divided by its sum, by row. */
    private void softmax(FMatrixRMaj z, FMatrixRMaj y) {
        CommonOps_FDRM.maxRows(z, rowValues);
        y.setTo(z);
        CommonOps_FDRM.multAdd(-1, rowValues, ones.row(z.numCols), y);
        for (int i = 0; i < y.getNumElements(); i++) {
            y.data[i] = (float) StableMath.exp(y.data[i]);
        }
        CommonOps_FDRM.sumRows(y, rowValues);
        CommonOps_FDRM.divideRows(rowValues.data, y);
    }

    @Override
    public void activateBackward(ActivationFunction f, float alpha, Tensor out, Tensor dOut, Tensor dIn) {
        FMatrixRMaj y = matrix(out);
        FMatrixRMaj dy = matrix(dOut);
        FMatrixRMaj dz = matrix(dIn);
        if (f == ActivationFunction.SOFTMAX) {
            softmaxBackward(y, dy, dz);
            return;
        }
        for (int i = 0; i < y.getNumElements(); i++) {
            dz.data[i] = (float) (dy.data[i] * slope(f, alpha, y.data[i]));
        }
    }

    /** {@code f'(z)}, computed from {@code y = f(z)}. If f has the same value at two inputs, {@code y} is z itself. */
    private static double slope(ActivationFunction f, double alpha, double y) {
        return switch (f) {
            case LINEAR -> 1;
            case SIGMOID -> y * (1 - y);
            case TANH -> 1 - y * y;
            case RELU -> y > 0 ? 1 : 0;
            case LEAKY_RELU -> y > 0 ? 1 : alpha;
            case ELU -> y > 0 ? 1 : y + alpha;
            case SELU -> y > 0 ? SELU_SCALE : y + SELU_SCALE * SELU_ALPHA;
            case GELU -> EjmlMath.normal(y) + y * EjmlMath.normalDensity(y);
            case SWISH -> EjmlMath.sigmoid(y) * (1 + y * EjmlMath.sigmoid(-y));
            case MISH -> mishSlope(y);
            case SOFTPLUS -> -StrictMath.expm1(-y);
            case SOFTSIGN -> (1 - Math.abs(y)) * (1 - Math.abs(y));
            case HARD_SIGMOID -> y > 0 && y < 1 ? 1 / 6.0 : 0;
            case EXPONENTIAL -> y;
            case SOFTMAX, PRELU -> throw new AssertionError(f);
        };
    }

    private static double mishSlope(double z) {
        double gate = StrictMath.tanh(EjmlMath.softplus(z));
        return gate + z * EjmlMath.sigmoid(z) * (1 - gate * gate);
    }

    /** {@code dZ = y ∘ (dY − Σ dY∘y)}, by row. */
    private void softmaxBackward(FMatrixRMaj y, FMatrixRMaj dy, FMatrixRMaj dz) {
        products.reshape(y.numRows, y.numCols);
        CommonOps_FDRM.elementMult(dy, y, products);
        CommonOps_FDRM.sumRows(products, rowValues);
        dz.setTo(dy);
        CommonOps_FDRM.multAdd(-1, rowValues, ones.row(y.numCols), dz);
        CommonOps_FDRM.elementMult(dz, y);
    }

    @Override
    public void prelu(Tensor in, Tensor slopes, Tensor out) {
        FMatrixRMaj z = matrix(in);
        FMatrixRMaj alpha = matrix(slopes);
        for (int i = 0; i < z.numRows; i++) {
            for (int j = 0; j < z.numCols; j++) {
                matrix(out).set(i, j, Math.max(z.get(i, j), 0) + alpha.get(0, j) * Math.min(z.get(i, j), 0));
            }
        }
    }

    @Override
    public void preluBackward(Tensor in, Tensor dOut, Tensor slopes, Tensor dSlopes, Tensor dIn) {
        FMatrixRMaj z = matrix(in);
        FMatrixRMaj alpha = matrix(slopes);
        FMatrixRMaj dAlpha = matrix(dSlopes);
        dAlpha.zero();
        for (int i = 0; i < z.numRows; i++) {
            for (int j = 0; j < z.numCols; j++) {
                float v = z.get(i, j);
                float d = matrix(dOut).get(i, j);
                dAlpha.set(0, j, dAlpha.get(0, j) + d * Math.min(v, 0));
                matrix(dIn).set(i, j, v > 0 ? d : v < 0 ? alpha.get(0, j) * d : 0);
            }
        }
    }
}
