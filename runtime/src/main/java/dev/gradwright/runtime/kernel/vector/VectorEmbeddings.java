package dev.gradwright.runtime.kernel.vector;

import dev.gradwright.runtime.kernel.EmbeddingKernels;
import dev.gradwright.runtime.kernel.TableRows;
import dev.gradwright.runtime.kernel.Tensor;
import java.util.Arrays;

/**
 * Tables in panels: the part of a row in a panel is consecutive. These kernels wait for memory, so they copy and add
 * without explicit vectors.
 */
final class VectorEmbeddings implements EmbeddingKernels.Unchecked {
    @Override
    public void gather(Tensor x, int column, int count, Tensor table, int first, Tensor y) {
        RowTensor in = RowTensor.of(x);
        RowTensor out = RowTensor.of(y);
        PanelTensor entries = PanelTensor.of(table);
        int units = table.columns();
        for (int i = 0; i < in.rows(); i++) {
            for (int k = 0; k < count; k++) {
                int entry = (int) in.data()[i * in.stride() + column + k];
                int to = i * out.stride() + first + k * units;
                for (int unit = 0; unit < units; unit += PanelTensor.PANEL) {
                    System.arraycopy(
                            entries.data(),
                            entries.index(entry, unit),
                            out.data(),
                            to + unit,
                            Math.min(PanelTensor.PANEL, units - unit));
                }
            }
        }
    }

    @Override
    public void clear(Tensor dTable) {
        PanelTensor entries = PanelTensor.of(dTable);
        Arrays.fill(entries.data(), 0, entries.length(), 0);
    }

    @Override
    public void clear(Tensor dTable, int row) {
        PanelTensor entries = PanelTensor.of(dTable);
        for (int unit = 0; unit < dTable.columns(); unit += PanelTensor.PANEL) {
            int from = entries.index(row, unit);
            Arrays.fill(entries.data(), from, from + Math.min(PanelTensor.PANEL, dTable.columns() - unit), 0);
        }
    }

    @Override
    public void collect(Tensor x, int column, int count, TableRows rows) {
        RowTensor in = RowTensor.of(x);
        for (int i = 0; i < in.rows(); i++) {
            for (int k = column; k < column + count; k++) {
                rows.add((int) in.data()[i * in.stride() + k]);
            }
        }
    }

    @Override
    public void scatterAdd(Tensor x, int column, int count, Tensor dy, int first, Tensor dTable) {
        RowTensor in = RowTensor.of(x);
        RowTensor gradient = RowTensor.of(dy);
        PanelTensor entries = PanelTensor.of(dTable);
        int units = dTable.columns();
        for (int i = 0; i < in.rows(); i++) {
            for (int k = 0; k < count; k++) {
                int entry = (int) in.data()[i * in.stride() + column + k];
                int from = i * gradient.stride() + first + k * units;
                for (int unit = 0; unit < units; unit += PanelTensor.PANEL) {
                    add(
                            gradient.data(),
                            from + unit,
                            entries.data(),
                            entries.index(entry, unit),
                            Math.min(PanelTensor.PANEL, units - unit));
                }
            }
        }
    }

    private static void add(float[] part, int from, float[] sum, int to, int units) {
        for (int j = 0; j < units; j++) {
            sum[to + j] += part[from + j];
        }
    }

    @Override
    public void copyColumns(Tensor x, int column, int count, int first, Tensor y) {
        RowTensor in = RowTensor.of(x);
        RowTensor out = RowTensor.of(y);
        for (int i = 0; i < in.rows(); i++) {
            System.arraycopy(in.data(), i * in.stride() + column, out.data(), i * out.stride() + first, count);
        }
    }
}
