package dev.gradwright.runtime.kernel.portable;

import dev.gradwright.runtime.kernel.ElementwiseKernels;
import dev.gradwright.runtime.kernel.Tensor;

/** Sums, products and copies of elements, row by row. */
final class PortableElementwise implements ElementwiseKernels.Unchecked {
    @Override
    public void copy(Tensor x, Tensor y) {
        putColumns(x, 0, y);
    }

    @Override
    public void add(Tensor a, Tensor b, Tensor y) {
        PortableTensor sum = PortableTensor.of(y);
        for (int i = 0; i < sum.rows(); i++) {
            PortableRows.add(PortableTensor.of(a).row(i), PortableTensor.of(b).row(i), sum.row(i));
        }
    }

    @Override
    public void addScaled(Tensor x, float factor, Tensor y) {
        for (int i = 0; i < x.rows(); i++) {
            PortableRows.addScaled(
                    PortableTensor.of(x).row(i), factor, PortableTensor.of(y).row(i));
        }
    }

    @Override
    public void scale(Tensor t, float factor) {
        PortableTensor x = PortableTensor.of(t);
        for (int i = 0; i < x.rows(); i++) {
            PortableRows.scale(x.row(i), factor);
        }
    }

    @Override
    public void clip(Tensor t, float limit) {
        PortableTensor x = PortableTensor.of(t);
        for (int i = 0; i < x.rows(); i++) {
            PortableRows.clip(x.row(i), limit);
        }
    }

    @Override
    public void scaleShift(Tensor x, float scale, float shift, Tensor y) {
        for (int i = 0; i < x.rows(); i++) {
            PortableRows.scaleShift(
                    PortableTensor.of(x).row(i),
                    scale,
                    shift,
                    PortableTensor.of(y).row(i));
        }
    }

    @Override
    public void scaleShift(Tensor x, Tensor scale, Tensor shift, Tensor y) {
        float[] factors = PortableTensor.vector(scale);
        float[] offsets = PortableTensor.vector(shift);
        for (int i = 0; i < x.rows(); i++) {
            PortableRows.scaleShift(
                    PortableTensor.of(x).row(i),
                    factors,
                    offsets,
                    PortableTensor.of(y).row(i));
        }
    }

    @Override
    public void putColumns(Tensor x, int first, Tensor y) {
        for (int i = 0; i < x.rows(); i++) {
            System.arraycopy(
                    PortableTensor.of(x).row(i), 0, PortableTensor.of(y).row(i), first, x.columns());
        }
    }

    @Override
    public void takeColumns(Tensor x, int first, Tensor y) {
        for (int i = 0; i < x.rows(); i++) {
            System.arraycopy(
                    PortableTensor.of(x).row(i), first, PortableTensor.of(y).row(i), 0, y.columns());
        }
    }
}
