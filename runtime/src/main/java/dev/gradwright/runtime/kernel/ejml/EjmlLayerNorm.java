package dev.gradwright.runtime.kernel.ejml;

import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** Layer normalization (Ba, Kiros and Hinton, 2016) as matrix operations, forward and backward. */
final class EjmlLayerNorm {
    private final Ones ones;
    /** x − μ, then x̂: rows × n. */
    private final FMatrixRMaj normalized = new FMatrixRMaj(0, 0);
    /** rows × n. */
    private final FMatrixRMaj products = new FMatrixRMaj(0, 0);
    /** {@code 1/√(σ² + ε)}: rows × 1. */
    private final FMatrixRMaj inverseDeviation = new FMatrixRMaj(0, 1);
    /** rows × 1. */
    private final FMatrixRMaj means = new FMatrixRMaj(0, 1);

    EjmlLayerNorm(Ones ones) {
        this.ones = ones;
    }

    void forward(FMatrixRMaj x, FMatrixRMaj gamma, FMatrixRMaj beta, float epsilon, FMatrixRMaj y) {
        normalize(x, epsilon);
        y.setTo(normalized);
        CommonOps_FDRM.multCols(y, gamma.data);
        CommonOps_FDRM.multAdd(ones.column(y.numRows), beta, y);
    }

    /**
     * {@code dX = (dX̂ − mean(dX̂) − x̂·mean(dX̂∘x̂))/√(σ² + ε)} with {@code dX̂ = γ∘dY} and means over the columns; {@code dγ = Σ
     * dY∘x̂} and {@code dβ = Σ dY} over the rows.
     */
    void backward(
            FMatrixRMaj x,
            FMatrixRMaj dy,
            FMatrixRMaj gamma,
            float epsilon,
            FMatrixRMaj dGamma,
            FMatrixRMaj dBeta,
            FMatrixRMaj dx) {
        normalize(x, epsilon);
        CommonOps_FDRM.elementMult(dy, normalized, products);
        CommonOps_FDRM.sumCols(products, dGamma);
        CommonOps_FDRM.sumCols(dy, dBeta);
        dx.setTo(dy);
        CommonOps_FDRM.multCols(dx, gamma.data);
        CommonOps_FDRM.elementMult(dx, normalized, products);
        subtractMeans(dx, dx);
        meanOfRows(products);
        CommonOps_FDRM.multRows(means.data, normalized);
        CommonOps_FDRM.subtractEquals(dx, normalized);
        CommonOps_FDRM.multRows(inverseDeviation.data, dx);
    }

    private void normalize(FMatrixRMaj x, float epsilon) {
        normalized.setTo(x);
        subtractMeans(x, normalized);
        products.reshape(x.numRows, x.numCols);
        CommonOps_FDRM.elementMult(normalized, normalized, products);
        meanOfRows(products);
        CommonOps_FDRM.add(means, epsilon, inverseDeviation);
        CommonOps_FDRM.elementPower(inverseDeviation, -0.5f, inverseDeviation);
        CommonOps_FDRM.multRows(inverseDeviation.data, normalized);
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
