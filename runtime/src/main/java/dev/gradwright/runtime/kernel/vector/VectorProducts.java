package dev.gradwright.runtime.kernel.vector;

import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.Parallel;
import dev.gradwright.runtime.kernel.ProductKernels;
import dev.gradwright.runtime.kernel.Tensor;

/** Products with weights in panels. */
final class VectorProducts implements ProductKernels.Unchecked {
    private final DenseProduct dense;
    private final InputProduct inputs;
    private final GradientProduct gradients;

    VectorProducts(Parallel parallel) {
        PanelProduct product = new PanelProduct();
        dense = new DenseProduct(parallel, product);
        inputs = new InputProduct(parallel, product);
        gradients = new GradientProduct(parallel);
    }

    @Override
    public void dense(Tensor x, Tensor w, Tensor y) {
        dense.run(RowTensor.of(x), PanelTensor.of(w), RowTensor.of(y));
    }

    @Override
    public void dense(Tensor x, Tensor w, Tensor b, Tensor y) {
        dense.run(RowTensor.of(x), PanelTensor.of(w), RowTensor.vector(b), RowTensor.of(y));
    }

    @Override
    public void weightsGradient(Tensor x, Tensor dy, Tensor dw) {
        gradients.weights(RowTensor.of(x), RowTensor.of(dy), PanelTensor.of(dw));
    }

    @Override
    public void weightsGradientThroughNorm(Tensor x, BatchNormState state, Tensor dy, Tensor w, Tensor dw) {
        gradients.weightsThroughNorm(RowTensor.of(x), state, RowTensor.of(dy), PanelTensor.of(w), PanelTensor.of(dw));
    }

    @Override
    public void biasGradient(Tensor dy, Tensor db) {
        VectorPasses.sumRows(RowTensor.of(dy), RowTensor.vector(db));
    }

    @Override
    public void inputGradient(Tensor dy, Tensor w, Tensor dx) {
        inputs.run(RowTensor.of(dy), PanelTensor.of(w), RowTensor.of(dx));
    }
}
