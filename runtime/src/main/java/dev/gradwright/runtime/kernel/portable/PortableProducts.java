package dev.gradwright.runtime.kernel.portable;

import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.Parallel;
import dev.gradwright.runtime.kernel.ProductKernels;
import dev.gradwright.runtime.kernel.Tensor;

/** Products of separate rows. */
final class PortableProducts implements ProductKernels.Unchecked {
    private final BatchProduct products;
    private final GradientProduct gradients;

    PortableProducts(Parallel parallel) {
        products = new BatchProduct(parallel);
        gradients = new GradientProduct(parallel);
    }

    @Override
    public void dense(Tensor x, Tensor w, Tensor y) {
        products.dense(PortableTensor.of(x), PortableTensor.of(w), PortableTensor.of(y));
    }

    @Override
    public void dense(Tensor x, Tensor w, Tensor b, Tensor y) {
        dense(x, w, y);
        PortableTensor sum = PortableTensor.of(y);
        for (int i = 0; i < sum.rows(); i++) {
            PortableRows.add(PortableTensor.vector(b), sum.row(i));
        }
    }

    @Override
    public void weightsGradient(Tensor x, Tensor dy, Tensor dw) {
        gradients.weights(PortableTensor.of(x), PortableTensor.of(dy), PortableTensor.of(dw));
    }

    @Override
    public void weightsGradientThroughNorm(Tensor x, BatchNormState state, Tensor dy, Tensor w, Tensor dw) {
        gradients.weightsThroughNorm(
                PortableTensor.of(x), state, PortableTensor.of(dy), PortableTensor.of(w), PortableTensor.of(dw));
    }

    @Override
    public void biasGradient(Tensor dy, Tensor db) {
        PortableRows.sum(PortableTensor.of(dy), PortableTensor.vector(db));
    }

    @Override
    public void inputGradient(Tensor dy, Tensor w, Tensor dx) {
        products.inputGradient(PortableTensor.of(dy), PortableTensor.of(w), PortableTensor.of(dx));
    }
}
