package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.PanelTensor.PANEL;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;

/**
 * Matrix products in the shape of BLIS (Van Zee and van de Geijn, 2015): the right factor lies in panels, the left one in blocks
 * of rows, and a tile of the result stays in registers while k runs. Each element is one chain of fused multiply-adds in the
 * order of k, whatever the vector length.
 */
final class PanelProduct {
    private final RowBlocks blocks = new RowBlocks();

    /** How many panels so many padded columns fill. */
    static int panels(int paddedColumns) {
        return (paddedColumns + PANEL - 1) / PANEL;
    }

    /** Makes the left factor ready for all panels of {@code c}. */
    void prepare(RowTensor a, RowTensor c) {
        if (c.stride() >= 3 * LANES && PANEL == 3 * LANES) {
            blocks.pack(a);
        }
    }

    /**
     * The columns of one panel of {@code c = a·b + bias}, after {@link #prepare}; of the panel's rows as many count as {@code a}
     * has columns.
     */
    void multiply(RowTensor a, float[] b, int bOffset, float[] bias, RowTensor c, int j) {
        if (c.columns() == 1) {
            OneColumnTile.multiply(a, b, bias[0], c);
            return;
        }
        float[] x = a.data();
        float[] y = c.data();
        int k = a.columns();
        switch (PanelTensor.width(j, c.stride()) / LANES) {
            case 3 ->
                ThreeVectorTile.multiply(
                        a.rows(), blocks.values(), x, 0, a.stride(), b, bOffset, k, bias, j, y, j, c.stride());
            case 2 -> TwoVectorTile.multiply(a.rows(), x, 0, a.stride(), b, bOffset, k, bias, j, y, j, c.stride());
            default -> OneVectorTile.multiply(a.rows(), x, 0, a.stride(), b, bOffset, k, bias, j, y, j, c.stride());
        }
    }
}
