package dev.gradwright.runtime.kernel.ejml;

import static dev.gradwright.runtime.kernel.ejml.EjmlTensor.matrix;

import dev.gradwright.runtime.kernel.RowNormKernels;
import dev.gradwright.runtime.kernel.Tensor;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * Layer normalization (Ba, Kiros and Hinton, 2016) and RMS layer normalization (Zhang and Sennrich, 2019) as matrix
 * operations, forward and backward.
 */
final class EjmlRowNorms implements RowNormKernels.Unchecked {
    private final Ones ones;
    /** x̂; before that, x or x − μ: rows × n. */
    private final FMatrixRMaj normalized = new FMatrixRMaj(0, 0);
    /** rows × n. */
    private final FMatrixRMaj products = new FMatrixRMaj(0, 0);
    /** {@code 1/√(mean(x²) + ε)} of what is normalized: rows × 1. */
    private final FMatrixRMaj inverseRoot = new FMatrixRMaj(0, 1);
    /** rows × 1. */
    private final FMatrixRMaj means = new FMatrixRMaj(0, 1);

    EjmlRowNorms(Ones ones) {
        this.ones = ones;
    }

    @Override
    public void layerNorm(Tensor x, Tensor gamma, Tensor beta, float epsilon, Tensor out) {
        FMatrixRMaj y = matrix(out);
        normalize(matrix(x), epsilon);
        y.setTo(normalized);
        CommonOps_FDRM.multCols(y, matrix(gamma).data);
        CommonOps_FDRM.multAdd(ones.column(y.numRows), matrix(beta), y);
    }

    /**
     * {@code dX = (dX̂ − mean(dX̂) − x̂·mean(dX̂∘x̂))/√(σ² + ε)} with {@code dX̂ = γ∘dY} and means over the columns;
     * {@code dγ = Σ dY∘x̂} and {@code dβ = Σ dY} over the rows.
     */
    @Override
    public void layerNormBackward(
            Tensor x, Tensor dOut, Tensor gamma, float epsilon, Tensor dGamma, Tensor dBeta, Tensor dIn) {
        FMatrixRMaj dy = matrix(dOut);
        FMatrixRMaj dx = matrix(dIn);
        normalize(matrix(x), epsilon);
        CommonOps_FDRM.elementMult(dy, normalized, products);
        CommonOps_FDRM.sumCols(products, matrix(dGamma));
        CommonOps_FDRM.sumCols(dy, matrix(dBeta));
        dx.setTo(dy);
        CommonOps_FDRM.multCols(dx, matrix(gamma).data);
        CommonOps_FDRM.elementMult(dx, normalized, products);
        subtractMeans(dx, dx);
        subtractProjections(dx);
    }

    @Override
    public void rmsNorm(Tensor x, Tensor gamma, float epsilon, Tensor out) {
        FMatrixRMaj y = matrix(out);
        normalized.setTo(matrix(x));
        divideByRootOfMeanSquare(epsilon);
        y.setTo(normalized);
        CommonOps_FDRM.multCols(y, matrix(gamma).data);
    }

    /**
     * {@code dX = (dX̂ − x̂·mean(dX̂∘x̂))/r} with {@code r = √(mean(x²) + ε)}, {@code dX̂ = γ∘dY} and means over the
     * columns; {@code dγ = Σ dY∘x̂} over the rows.
     */
    @Override
    public void rmsNormBackward(Tensor x, Tensor dOut, Tensor gamma, float epsilon, Tensor dGamma, Tensor dIn) {
        FMatrixRMaj dy = matrix(dOut);
        FMatrixRMaj dx = matrix(dIn);
        normalized.setTo(matrix(x));
        divideByRootOfMeanSquare(epsilon);
        CommonOps_FDRM.elementMult(dy, normalized, products);
        CommonOps_FDRM.sumCols(products, matrix(dGamma));
        dx.setTo(dy);
        CommonOps_FDRM.multCols(dx, matrix(gamma).data);
        CommonOps_FDRM.elementMult(dx, normalized, products);
        subtractProjections(dx);
    }

    private void normalize(FMatrixRMaj x, float epsilon) {
        normalized.setTo(x);
        subtractMeans(x, normalized);
        divideByRootOfMeanSquare(epsilon);
    }

    private void divideByRootOfMeanSquare(float epsilon) {
        products.reshape(normalized.numRows, normalized.numCols);
        CommonOps_FDRM.elementMult(normalized, normalized, products);
        meanOfRows(products);
        inverseRoot.reshape(normalized.numRows, 1);
        for (int i = 0; i < normalized.numRows; i++) {
            inverseRoot.data[i] = (float) (1 / Math.sqrt(means.data[i] + epsilon));
        }
        CommonOps_FDRM.multRows(inverseRoot.data, normalized);
    }

    /** {@code dX = (dX − x̂·mean(dX̂∘x̂))/r}, with {@code dX̂∘x̂} in {@link #products}. */
    private void subtractProjections(FMatrixRMaj dx) {
        meanOfRows(products);
        CommonOps_FDRM.multRows(means.data, normalized);
        CommonOps_FDRM.subtractEquals(dx, normalized);
        CommonOps_FDRM.multRows(inverseRoot.data, dx);
    }

    private void subtractMeans(FMatrixRMaj x, FMatrixRMaj from) {
        meanOfRows(x);
        CommonOps_FDRM.multAdd(-1, means, ones.row(x.numCols), from);
    }

    private void meanOfRows(FMatrixRMaj x) {
        CommonOps_FDRM.sumRows(x, means);
        CommonOps_FDRM.divide(means, x.numCols);
    }
}
