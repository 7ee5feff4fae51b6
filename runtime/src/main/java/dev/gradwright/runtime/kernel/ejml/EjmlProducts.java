package dev.gradwright.runtime.kernel.ejml;

import static dev.gradwright.runtime.kernel.ejml.EjmlTensor.matrix;

import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.ProductKernels;
import dev.gradwright.runtime.kernel.Tensor;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** Products as EJML has them. */
final class EjmlProducts implements ProductKernels.Unchecked {
    private final Ones ones;
    private final EjmlBatchNorm batchNorm;
    /** Σ dY over the rows: 1 × units. */
    private final FMatrixRMaj sums = new FMatrixRMaj(1, 0);
    /** inputs × units. */
    private final FMatrixRMaj products = new FMatrixRMaj(0, 0);

    EjmlProducts(Ones ones, EjmlBatchNorm batchNorm) {
        this.ones = ones;
        this.batchNorm = batchNorm;
    }

    @Override
    public void dense(Tensor x, Tensor w, Tensor y) {
        CommonOps_FDRM.mult(matrix(x), matrix(w), matrix(y));
    }

    @Override
    public void dense(Tensor x, Tensor w, Tensor b, Tensor y) {
        dense(x, w, y);
        CommonOps_FDRM.multAdd(ones.column(x.rows()), matrix(b), matrix(y));
    }

    @Override
    public void weightsGradient(Tensor x, Tensor dy, Tensor dw) {
        CommonOps_FDRM.multTransA(matrix(x), matrix(dy), matrix(dw));
    }

    /** {@code G = x̂ᵀ·dY; s = Σ dY; dγ = Σ W∘G; dβ = W·sᵀ; dW = diag(γ)·G + βᵀ·s}. */
    @Override
    public void weightsGradientThroughNorm(Tensor x, BatchNormState state, Tensor dy, Tensor weights, Tensor dWeights) {
        FMatrixRMaj w = matrix(weights);
        FMatrixRMaj dw = matrix(dWeights);
        CommonOps_FDRM.multTransA(batchNorm.normalize(matrix(x), state.statistics()), matrix(dy), dw);
        CommonOps_FDRM.sumCols(matrix(dy), sums);
        CommonOps_FDRM.multTransB(sums, w, matrix(state.gradients().beta()));
        products.reshape(w.numRows, w.numCols);
        CommonOps_FDRM.elementMult(w, dw, products);
        FMatrixRMaj scaleGradient = matrix(state.gradients().gamma());
        scaleGradient.reshape(w.numRows, 1);
        CommonOps_FDRM.sumRows(products, scaleGradient);
        scaleGradient.reshape(1, w.numRows);
        CommonOps_FDRM.multRows(matrix(state.parameters().gamma()).data, dw);
        CommonOps_FDRM.multAddTransA(matrix(state.parameters().beta()), sums, dw);
    }

    @Override
    public void biasGradient(Tensor dy, Tensor db) {
        CommonOps_FDRM.sumCols(matrix(dy), matrix(db));
    }

    @Override
    public void inputGradient(Tensor dy, Tensor w, Tensor dx) {
        CommonOps_FDRM.multTransB(matrix(dy), matrix(w), matrix(dx));
    }
}
