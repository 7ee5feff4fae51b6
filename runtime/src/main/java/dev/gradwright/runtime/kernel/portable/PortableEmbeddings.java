package dev.gradwright.runtime.kernel.portable;

import dev.gradwright.runtime.kernel.EmbeddingKernels;
import dev.gradwright.runtime.kernel.TableRows;
import dev.gradwright.runtime.kernel.Tensor;
import java.util.Arrays;

/** Tables whose rows are separate arrays. */
final class PortableEmbeddings implements EmbeddingKernels.Unchecked {
    @Override
    public void gather(Tensor x, int column, int count, Tensor table, int first, Tensor y) {
        PortableTensor entries = PortableTensor.of(table);
        int units = table.columns();
        for (int i = 0; i < x.rows(); i++) {
            float[] indices = PortableTensor.of(x).row(i);
            float[] out = PortableTensor.of(y).row(i);
            for (int k = 0; k < count; k++) {
                System.arraycopy(entries.row((int) indices[column + k]), 0, out, first + k * units, units);
            }
        }
    }

    @Override
    public void clear(Tensor dTable) {
        for (float[] row : dTable.blocks()) {
            Arrays.fill(row, 0);
        }
    }

    @Override
    public void clear(Tensor dTable, int row) {
        Arrays.fill(PortableTensor.of(dTable).row(row), 0);
    }

    @Override
    public void collect(Tensor x, int column, int count, TableRows rows) {
        for (int i = 0; i < x.rows(); i++) {
            float[] indices = PortableTensor.of(x).row(i);
            for (int k = column; k < column + count; k++) {
                rows.add((int) indices[k]);
            }
        }
    }

    @Override
    public void scatterAdd(Tensor x, int column, int count, Tensor dy, int first, Tensor dTable) {
        PortableTensor entries = PortableTensor.of(dTable);
        int units = dTable.columns();
        for (int i = 0; i < x.rows(); i++) {
            float[] indices = PortableTensor.of(x).row(i);
            float[] gradient = PortableTensor.of(dy).row(i);
            for (int k = 0; k < count; k++) {
                add(gradient, first + k * units, entries.row((int) indices[column + k]), units);
            }
        }
    }

    private static void add(float[] part, int from, float[] sum, int units) {
        for (int j = 0; j < units; j++) {
            sum[j] += part[from + j];
        }
    }

    @Override
    public void copyColumns(Tensor x, int column, int count, int first, Tensor y) {
        for (int i = 0; i < x.rows(); i++) {
            System.arraycopy(
                    PortableTensor.of(x).row(i), column, PortableTensor.of(y).row(i), first, count);
        }
    }
}
