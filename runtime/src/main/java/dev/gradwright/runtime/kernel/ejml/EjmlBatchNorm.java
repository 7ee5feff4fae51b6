package dev.gradwright.runtime.kernel.ejml;

import static dev.gradwright.runtime.kernel.ejml.EjmlTensor.matrix;

import dev.gradwright.runtime.kernel.BatchNormGradients;
import dev.gradwright.runtime.kernel.BatchNormKernels;
import dev.gradwright.runtime.kernel.BatchNormParameters;
import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.BatchStatistics;
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
    public void batchNorm(Tensor in, BatchNormParameters parameters, BatchStatistics statistics, Tensor out) {
        FMatrixRMaj x = matrix(in);
        FMatrixRMaj y = matrix(out);
        FMatrixRMaj mean = matrix(statistics.mean());
        CommonOps_FDRM.sumCols(x, mean);
        CommonOps_FDRM.divide(mean, x.numRows);
        center(x, mean);
        CommonOps_FDRM.elementMult(normalized, normalized, products);
        CommonOps_FDRM.sumCols(products, variance);
        CommonOps_FDRM.divide(variance, x.numRows);
        invertRoot(variance, parameters.epsilon(), matrix(statistics.inverseDeviation()));
        blend(parameters.movingMean(), mean, parameters.momentum());
        blend(parameters.movingVariance(), variance, parameters.momentum());
        scaleAndShift(matrix(statistics.inverseDeviation()), parameters, y);
    }

    @Override
    public void batchNormInference(Tensor in, BatchNormParameters parameters, Tensor out) {
        FMatrixRMaj x = matrix(in);
        FMatrixRMaj y = matrix(out);
        invertRoot(matrix(parameters.movingVariance()), parameters.epsilon(), inverseDeviation);
        center(x, matrix(parameters.movingMean()));
        scaleAndShift(inverseDeviation, parameters, y);
    }

    /** {@code dX = γ/√(σ² + ε) ∘ (dY − (dβ + x̂∘dγ)/rows)}. */
    @Override
    public void batchNormBackward(Tensor in, Tensor dOut, BatchNormState state, Tensor dIn) {
        batchNormBackward(in, dOut, state.statistics(), state.gradients());
        FMatrixRMaj x = matrix(in);
        FMatrixRMaj dy = matrix(dOut);
        FMatrixRMaj dx = matrix(dIn);
        CommonOps_FDRM.multCols(normalized, matrix(state.gradients().gamma()).data);
        CommonOps_FDRM.multAdd(ones.column(x.numRows), matrix(state.gradients().beta()), normalized);
        CommonOps_FDRM.add(dy, -1f / x.numRows, normalized, dx);
        CommonOps_FDRM.multCols(dx, matrix(state.statistics().inverseDeviation()).data);
        CommonOps_FDRM.multCols(dx, matrix(state.parameters().gamma()).data);
    }

    /** {@code dγ = Σ dY∘x̂} and {@code dβ = Σ dY} over the rows. */
    @Override
    public void batchNormBackward(Tensor in, Tensor dOut, BatchStatistics statistics, BatchNormGradients gradients) {
        FMatrixRMaj x = matrix(in);
        FMatrixRMaj dy = matrix(dOut);
        normalize(x, statistics);
        CommonOps_FDRM.elementMult(dy, normalized, products);
        CommonOps_FDRM.sumCols(products, matrix(gradients.gamma()));
        CommonOps_FDRM.sumCols(dy, matrix(gradients.beta()));
    }

    /** x̂ of the last training batch, until the next call. */
    FMatrixRMaj normalize(FMatrixRMaj x, BatchStatistics statistics) {
        center(x, matrix(statistics.mean()));
        CommonOps_FDRM.multCols(normalized, matrix(statistics.inverseDeviation()).data);
        return normalized;
    }

    @Override
    public void batchNormInferenceBackward(Tensor dOut, BatchNormParameters parameters, Tensor dIn) {
        FMatrixRMaj dy = matrix(dOut);
        FMatrixRMaj dx = matrix(dIn);
        invertRoot(matrix(parameters.movingVariance()), parameters.epsilon(), inverseDeviation);
        dx.setTo(dy);
        CommonOps_FDRM.multCols(dx, inverseDeviation.data);
        CommonOps_FDRM.multCols(dx, matrix(parameters.gamma()).data);
    }

    private void center(FMatrixRMaj x, FMatrixRMaj mean) {
        normalized.setTo(x);
        CommonOps_FDRM.multAdd(-1, ones.column(x.numRows), mean, normalized);
        products.reshape(x.numRows, x.numCols);
    }

    private void scaleAndShift(FMatrixRMaj inverseDeviation, BatchNormParameters parameters, FMatrixRMaj y) {
        y.setTo(normalized);
        CommonOps_FDRM.multCols(y, inverseDeviation.data);
        CommonOps_FDRM.multCols(y, matrix(parameters.gamma()).data);
        CommonOps_FDRM.multAdd(ones.column(y.numRows), matrix(parameters.beta()), y);
    }

    /** {@code 1/√(variance + ε)}. */
    private static void invertRoot(FMatrixRMaj variance, float epsilon, FMatrixRMaj out) {
        out.reshape(1, variance.numCols);
        for (int i = 0; i < variance.numCols; i++) {
            out.data[i] = (float) (1 / Math.sqrt(variance.data[i] + epsilon));
        }
    }

    /** {@code moving = moving·momentum + batch·(1 − momentum)}. */
    private static void blend(Tensor moving, FMatrixRMaj batch, float momentum) {
        CommonOps_FDRM.scale(momentum, matrix(moving));
        CommonOps_FDRM.addEquals(matrix(moving), 1 - momentum, batch);
    }
}
