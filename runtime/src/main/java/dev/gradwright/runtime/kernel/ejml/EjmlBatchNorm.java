package dev.gradwright.runtime.kernel.ejml;

import static dev.gradwright.runtime.kernel.ejml.EjmlTensor.matrix;

import dev.gradwright.runtime.kernel.BatchNormKernels;
import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.Tensor;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** Batch normalization (Ioffe and Szegedy, 2015) as matrix operations, forward and backward. */
final class EjmlBatchNorm implements BatchNormKernels.Unchecked {
    private final Ones ones;
    /** x − μ, then x̂: rows × n. */
    private final FMatrixRMaj normalized = new FMatrixRMaj(0, 0);
    /** rows × n. */
    private final FMatrixRMaj products = new FMatrixRMaj(0, 0);
    /** 1 × n. */
    private final FMatrixRMaj variance = new FMatrixRMaj(1, 0);
    /** 1 × n. */
    private final FMatrixRMaj inverseDeviation = new FMatrixRMaj(1, 0);

    EjmlBatchNorm(Ones ones) {
        this.ones = ones;
    }

    @Override
    public void batchNorm(Tensor in, BatchNormState state, Tensor out) {
        FMatrixRMaj x = matrix(in);
        FMatrixRMaj y = matrix(out);
        FMatrixRMaj mean = matrix(state.mean);
        CommonOps_FDRM.sumCols(x, mean);
        CommonOps_FDRM.divide(mean, x.numRows);
        center(x, mean);
        CommonOps_FDRM.elementMult(normalized, normalized, products);
        CommonOps_FDRM.sumCols(products, variance);
        CommonOps_FDRM.divide(variance, x.numRows);
        invertRoot(variance, state.epsilon, matrix(state.inverseDeviation));
        blend(state.movingMean, mean, state.momentum);
        blend(state.movingVariance, variance, state.momentum);
        scaleAndShift(matrix(state.inverseDeviation), state, y);
    }

    @Override
    public void batchNormInference(Tensor in, BatchNormState state, Tensor out) {
        FMatrixRMaj x = matrix(in);
        FMatrixRMaj y = matrix(out);
        invertRoot(matrix(state.movingVariance), state.epsilon, inverseDeviation);
        center(x, matrix(state.movingMean));
        scaleAndShift(inverseDeviation, state, y);
    }

    /** {@code dX = γ/√(σ² + ε) ∘ (dY − (dβ + x̂∘dγ)/rows)}. */
    @Override
    public void batchNormBackward(Tensor in, Tensor dOut, BatchNormState state, Tensor dIn) {
        batchNormBackward(in, dOut, state);
        FMatrixRMaj x = matrix(in);
        FMatrixRMaj dy = matrix(dOut);
        FMatrixRMaj dx = matrix(dIn);
        CommonOps_FDRM.multCols(normalized, matrix(state.gammaGradient).data);
        CommonOps_FDRM.multAdd(ones.column(x.numRows), matrix(state.betaGradient), normalized);
        CommonOps_FDRM.add(dy, -1f / x.numRows, normalized, dx);
        CommonOps_FDRM.multCols(dx, matrix(state.inverseDeviation).data);
        CommonOps_FDRM.multCols(dx, matrix(state.gamma).data);
    }

    /** {@code dγ = Σ dY∘x̂} and {@code dβ = Σ dY} over the rows. */
    @Override
    public void batchNormBackward(Tensor in, Tensor dOut, BatchNormState state) {
        FMatrixRMaj x = matrix(in);
        FMatrixRMaj dy = matrix(dOut);
        normalize(x, state);
        CommonOps_FDRM.elementMult(dy, normalized, products);
        CommonOps_FDRM.sumCols(products, matrix(state.gammaGradient));
        CommonOps_FDRM.sumCols(dy, matrix(state.betaGradient));
    }

    /** x̂ of the last training batch, until the next call. */
    FMatrixRMaj normalize(FMatrixRMaj x, BatchNormState state) {
        center(x, matrix(state.mean));
        CommonOps_FDRM.multCols(normalized, matrix(state.inverseDeviation).data);
        return normalized;
    }

    @Override
    public void batchNormInferenceBackward(Tensor dOut, BatchNormState state, Tensor dIn) {
        FMatrixRMaj dy = matrix(dOut);
        FMatrixRMaj dx = matrix(dIn);
        invertRoot(matrix(state.movingVariance), state.epsilon, inverseDeviation);
        dx.setTo(dy);
        CommonOps_FDRM.multCols(dx, inverseDeviation.data);
        CommonOps_FDRM.multCols(dx, matrix(state.gamma).data);
    }

    private void center(FMatrixRMaj x, FMatrixRMaj mean) {
        normalized.setTo(x);
        CommonOps_FDRM.multAdd(-1, ones.column(x.numRows), mean, normalized);
        products.reshape(x.numRows, x.numCols);
    }

    private void scaleAndShift(FMatrixRMaj inverseDeviation, BatchNormState state, FMatrixRMaj y) {
        y.setTo(normalized);
        CommonOps_FDRM.multCols(y, inverseDeviation.data);
        CommonOps_FDRM.multCols(y, matrix(state.gamma).data);
        CommonOps_FDRM.multAdd(ones.column(y.numRows), matrix(state.beta), y);
    }

    /** {@code 1/√(variance + ε)}. */
    private static void invertRoot(FMatrixRMaj variance, float epsilon, FMatrixRMaj out) {
        CommonOps_FDRM.add(variance, epsilon, out);
        CommonOps_FDRM.elementPower(out, -0.5f, out);
    }

    /** {@code moving = moving·momentum + batch·(1 − momentum)}. */
    private static void blend(Tensor moving, FMatrixRMaj batch, float momentum) {
        CommonOps_FDRM.scale(momentum, matrix(moving));
        CommonOps_FDRM.addEquals(matrix(moving), 1 - momentum, batch);
    }
}
