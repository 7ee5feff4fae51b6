package dev.gradwright.runtime.kernel.ejml;

import static dev.gradwright.runtime.kernel.ejml.EjmlTensor.matrix;

import dev.gradwright.runtime.kernel.EmbeddingKernels;
import dev.gradwright.runtime.kernel.TableRows;
import dev.gradwright.runtime.kernel.Tensor;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * Rows of tables by index, which equals the product of one-hot rows with the table; that product would need entries
 * times as many operations.
 */
final class EjmlEmbeddings implements EmbeddingKernels.Unchecked {
    @Override
    public void gather(Tensor x, int column, int count, Tensor table, int first, Tensor y) {
        int units = table.columns();
        for (int i = 0; i < x.rows(); i++) {
            for (int k = 0; k < count; k++) {
                int entry = (int) matrix(x).get(i, column + k);
                CommonOps_FDRM.extract(matrix(table), entry, entry + 1, 0, units, matrix(y), i, first + k * units);
            }
        }
    }

    @Override
    public void clear(Tensor dTable) {
        matrix(dTable).zero();
    }

    @Override
    public void clear(Tensor dTable, int row) {
        for (int unit = 0; unit < dTable.columns(); unit++) {
            matrix(dTable).set(row, unit, 0);
        }
    }

    @Override
    public void collect(Tensor x, int column, int count, TableRows rows) {
        for (int i = 0; i < x.rows(); i++) {
            for (int k = column; k < column + count; k++) {
                rows.add((int) matrix(x).get(i, k));
            }
        }
    }

    @Override
    public void scatterAdd(Tensor x, int column, int count, Tensor dy, int first, Tensor dTable) {
        FMatrixRMaj sums = matrix(dTable);
        int units = dTable.columns();
        for (int i = 0; i < x.rows(); i++) {
            for (int k = 0; k < count; k++) {
                int entry = (int) matrix(x).get(i, column + k);
                for (int unit = 0; unit < units; unit++) {
                    float part = matrix(dy).get(i, first + k * units + unit);
                    sums.set(entry, unit, sums.get(entry, unit) + part);
                }
            }
        }
    }

    @Override
    public void copyColumns(Tensor x, int column, int count, int first, Tensor y) {
        CommonOps_FDRM.extract(matrix(x), 0, x.rows(), column, column + count, matrix(y), 0, first);
    }
}
