package dev.gradwright.runtime.kernel.vector;

import dev.gradwright.runtime.kernel.ElementwiseKernels;
import dev.gradwright.runtime.kernel.Tensor;

/** Passes over the whole storage of a tensor, padding included, or over its rows if columns differ. */
final class VectorElementwise implements ElementwiseKernels.Unchecked {
    @Override
    public void copy(Tensor x, Tensor y) {
        RowTensor in = RowTensor.of(x);
        System.arraycopy(in.data(), 0, RowTensor.of(y).data(), 0, in.length());
    }

    @Override
    public void add(Tensor a, Tensor b, Tensor y) {
        RowTensor sum = RowTensor.of(y);
        VectorPasses.add(RowTensor.of(a).data(), RowTensor.of(b).data(), sum.data(), sum.length());
    }

    @Override
    public void addScaled(Tensor x, float factor, Tensor y) {
        VectorTensor to = (VectorTensor) y;
        VectorPasses.addScaled(((VectorTensor) x).data(), factor, to.data(), to.length());
    }

    @Override
    public void scale(Tensor t, float factor) {
        VectorTensor x = (VectorTensor) t;
        VectorPasses.scale(x.data(), factor, x.length());
    }

    @Override
    public void clip(Tensor t, float limit) {
        VectorTensor x = (VectorTensor) t;
        VectorPasses.clip(x.data(), limit, x.length());
    }

    @Override
    public void scaleShift(Tensor x, float scale, float shift, Tensor y) {
        RowTensor in = RowTensor.of(x);
        RowTensor to = RowTensor.of(y);
        VectorPasses.scaleShift(in.data(), scale, shift, to.data(), in.length());
        to.clearPadding();
    }

    @Override
    public void scaleShift(Tensor x, Tensor scale, Tensor shift, Tensor y) {
        RowTensor in = RowTensor.of(x);
        float[] factors = RowTensor.vector(scale);
        float[] offsets = RowTensor.vector(shift);
        float[] out = RowTensor.of(y).data();
        for (int i = 0; i < in.length(); i += in.stride()) {
            VectorPasses.scaleShift(in.data(), i, in.stride(), factors, offsets, out);
        }
    }

    @Override
    public void putColumns(Tensor x, int first, Tensor y) {
        copyColumns(RowTensor.of(x), 0, RowTensor.of(y), first, x.columns());
    }

    @Override
    public void takeColumns(Tensor x, int first, Tensor y) {
        copyColumns(RowTensor.of(x), first, RowTensor.of(y), 0, y.columns());
    }

    private static void copyColumns(RowTensor from, int fromColumn, RowTensor to, int toColumn, int columns) {
        for (int i = 0; i < to.rows(); i++) {
            System.arraycopy(
                    from.data(), i * from.stride() + fromColumn, to.data(), i * to.stride() + toColumn, columns);
        }
    }
}
