package dev.gradwright.runtime.kernel.ejml;

import static dev.gradwright.runtime.kernel.ejml.EjmlTensor.matrix;

import dev.gradwright.runtime.kernel.ElementwiseKernels;
import dev.gradwright.runtime.kernel.Tensor;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** Sums, products and copies of elements as EJML has them. */
final class EjmlElementwise implements ElementwiseKernels.Unchecked {
    private final Ones ones;

    EjmlElementwise(Ones ones) {
        this.ones = ones;
    }

    @Override
    public void copy(Tensor x, Tensor y) {
        matrix(y).setTo(matrix(x));
    }

    @Override
    public void add(Tensor a, Tensor b, Tensor y) {
        CommonOps_FDRM.add(matrix(a), matrix(b), matrix(y));
    }

    @Override
    public void addScaled(Tensor x, float factor, Tensor y) {
        CommonOps_FDRM.addEquals(matrix(y), factor, matrix(x));
    }

    @Override
    public void scale(Tensor t, float factor) {
        CommonOps_FDRM.scale(factor, matrix(t));
    }

    @Override
    public void clip(Tensor t, float limit) {
        FMatrixRMaj m = matrix(t);
        for (int i = 0; i < m.getNumElements(); i++) {
            m.data[i] = Math.max(-limit, Math.min(limit, m.data[i]));
        }
    }

    @Override
    public void scaleShift(Tensor x, float scale, float shift, Tensor y) {
        copy(x, y);
        CommonOps_FDRM.scale(scale, matrix(y));
        CommonOps_FDRM.add(matrix(y), shift);
    }

    @Override
    public void scaleShift(Tensor x, Tensor scale, Tensor shift, Tensor y) {
        copy(x, y);
        CommonOps_FDRM.multCols(matrix(y), matrix(scale).data);
        CommonOps_FDRM.multAdd(ones.column(x.rows()), matrix(shift), matrix(y));
    }

    @Override
    public void putColumns(Tensor x, int first, Tensor y) {
        CommonOps_FDRM.insert(matrix(x), matrix(y), 0, first);
    }

    @Override
    public void takeColumns(Tensor x, int first, Tensor y) {
        CommonOps_FDRM.extract(matrix(x), 0, x.rows(), first, first + y.columns(), matrix(y), 0, 0);
    }
}
