package dev.gradwright.runtime.kernel.ejml;

import static dev.gradwright.runtime.kernel.ejml.EjmlTensor.matrix;

import dev.gradwright.runtime.kernel.MemberKernels;
import dev.gradwright.runtime.kernel.Tensor;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.jspecify.annotations.Nullable;

/** Operations of an ensemble on copies of each member's rows and columns. */
final class EjmlMembers implements MemberKernels.Unchecked {
    private final Ones ones;
    private final FMatrixRMaj xs = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj ws = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj ys = new FMatrixRMaj(0, 0);
    private final FMatrixRMaj bs = new FMatrixRMaj(0, 0);

    EjmlMembers(Ones ones) {
        this.ones = ones;
    }

    @Override
    public void expand(Tensor x, Tensor signs, Tensor y) {
        for (int i = 0; i < y.rows(); i++) {
            for (int j = 0; j < y.columns(); j++) {
                float sign = matrix(signs).get(i / x.rows(), j);
                matrix(y).set(i, j, sign * matrix(x).get(i % x.rows(), j));
            }
        }
    }

    @Override
    public void expandBackward(Tensor dy, Tensor signs, Tensor dx) {
        matrix(dx).zero();
        for (int i = 0; i < dy.rows(); i++) {
            for (int j = 0; j < dy.columns(); j++) {
                float sign = matrix(signs).get(i / dx.rows(), j);
                int row = i % dx.rows();
                matrix(dx)
                        .set(row, j, matrix(dx).get(row, j) + sign * matrix(dy).get(i, j));
            }
        }
    }

    @Override
    public void memberDense(Tensor x, Tensor w, @Nullable Tensor b, Tensor y) {
        for (int m = 0; m < members(w, y); m++) {
            takeRows(x, m, members(w, y), xs);
            takeColumns(w, m, y.columns(), ws);
            ys.reshape(xs.numRows, ws.numCols);
            CommonOps_FDRM.mult(xs, ws, ys);
            if (b != null) {
                takeColumns(b, m, y.columns(), bs);
                CommonOps_FDRM.multAdd(ones.column(ys.numRows), bs, ys);
            }
            CommonOps_FDRM.insert(ys, matrix(y), m * ys.numRows, 0);
        }
    }

    @Override
    public void memberWeightsGradient(Tensor x, Tensor dy, Tensor dw) {
        for (int m = 0; m < members(dw, dy); m++) {
            takeRows(x, m, members(dw, dy), xs);
            takeRows(dy, m, members(dw, dy), ys);
            ws.reshape(xs.numCols, ys.numCols);
            CommonOps_FDRM.multTransA(xs, ys, ws);
            CommonOps_FDRM.insert(ws, matrix(dw), 0, m * ws.numCols);
        }
    }

    @Override
    public void memberBiasGradient(Tensor dy, Tensor db) {
        for (int m = 0; m < members(db, dy); m++) {
            takeRows(dy, m, members(db, dy), ys);
            bs.reshape(1, ys.numCols);
            CommonOps_FDRM.sumCols(ys, bs);
            CommonOps_FDRM.insert(bs, matrix(db), 0, m * bs.numCols);
        }
    }

    @Override
    public void memberInputGradient(Tensor dy, Tensor w, Tensor dx) {
        for (int m = 0; m < members(w, dy); m++) {
            takeRows(dy, m, members(w, dy), ys);
            takeColumns(w, m, dy.columns(), ws);
            xs.reshape(ys.numRows, ws.numRows);
            CommonOps_FDRM.multTransB(ys, ws, xs);
            CommonOps_FDRM.insert(xs, matrix(dx), m * xs.numRows, 0);
        }
    }

    @Override
    public void memberMean(Tensor x, int members, Tensor y) {
        matrix(y).zero();
        for (int m = 0; m < members; m++) {
            takeRows(x, m, members, ys);
            CommonOps_FDRM.addEquals(matrix(y), ys);
        }
        CommonOps_FDRM.scale(1f / members, matrix(y));
    }

    private static int members(Tensor w, Tensor y) {
        return w.columns() / y.columns();
    }

    private static void takeRows(Tensor whole, int member, int members, FMatrixRMaj rows) {
        int count = whole.rows() / members;
        rows.reshape(count, whole.columns());
        CommonOps_FDRM.extract(matrix(whole), member * count, (member + 1) * count, 0, whole.columns(), rows, 0, 0);
    }

    private static void takeColumns(Tensor whole, int member, int units, FMatrixRMaj columns) {
        columns.reshape(whole.rows(), units);
        CommonOps_FDRM.extract(matrix(whole), 0, whole.rows(), member * units, (member + 1) * units, columns, 0, 0);
    }
}
