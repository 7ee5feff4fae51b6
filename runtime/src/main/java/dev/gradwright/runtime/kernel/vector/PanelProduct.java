package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.PanelTensor.PANEL;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Matrix products in the shape of BLIS (Van Zee and van de Geijn, 2015): the right factor lies in panels, the left one is
 * broadcast in place, and a tile of the result stays in registers while k runs. Each element is one chain of fused
 * multiply-adds in the order of k, whatever the vector length.
 */
final class PanelProduct {
    /** Wᵀ in panels; grows to the largest weights that come. */
    private float[] transposed = new float[0];
    /** x in blocks of one vector of columns; grows to the largest batch that comes. */
    private float[] inputBlocks = new float[0];
    /** dY in panels; grows likewise. */
    private float[] gradientPanels = new float[0];

    /** {@code y = x·W}. */
    static void dense(RowTensor x, PanelTensor w, RowTensor y) {
        multiply(x, w.data(), w.depth(), y);
    }

    /** {@code dX = dY·Wᵀ}. */
    void inputGradient(RowTensor dy, PanelTensor w, RowTensor dx) {
        transposed = reserve(transposed, w.columns() * dx.stride());
        transpose(w, transposed, dx.stride());
        multiply(dy, transposed, w.columns(), dx);
    }

    /** {@code dW = xᵀ·dY}. */
    void weightsGradient(RowTensor x, RowTensor dy, PanelTensor dw) {
        inputBlocks = reserve(inputBlocks, x.length());
        gradientPanels = reserve(gradientPanels, dy.length());
        pack(x, GradientTile.BLOCK, inputBlocks);
        pack(dy, PANEL, gradientPanels);
        for (int column = 0; column < dw.paddedUnits(); column += PANEL) {
            panelGradient(x.rows(), column, dw);
        }
    }

    private void panelGradient(int rows, int column, PanelTensor dw) {
        int width = PanelTensor.width(column, dw.paddedUnits());
        for (int k = 0; k < dw.depth(); k += 4) {
            int block = k / GradientTile.BLOCK * GradientTile.BLOCK;
            int xOffset = block * rows + k - block;
            int dwOffset = column * dw.depth() + k * width;
            switch (width / LANES) {
                case 4 ->
                    GradientTile.four(inputBlocks, xOffset, gradientPanels, column * rows, rows, dw.data(), dwOffset);
                case 3 ->
                    GradientTile.three(inputBlocks, xOffset, gradientPanels, column * rows, rows, dw.data(), dwOffset);
                case 2 ->
                    GradientTile.two(inputBlocks, xOffset, gradientPanels, column * rows, rows, dw.data(), dwOffset);
                default ->
                    GradientTile.one(inputBlocks, xOffset, gradientPanels, column * rows, rows, dw.data(), dwOffset);
            }
        }
    }

    /**
     * {@code c = a·b}.
     *
     * @param b panels of {@code panelRows} rows, of which as many count as {@code a} has columns
     */
    private static void multiply(RowTensor a, float[] b, int panelRows, RowTensor c) {
        int depth = a.columns();
        for (int column = 0; column < c.stride(); column += PANEL) {
            int offset = column * panelRows;
            switch (PanelTensor.width(column, c.stride()) / LANES) {
                case 4 -> FourVectorTile.multiply(a, b, offset, depth, c, column);
                case 3 -> ThreeVectorTile.multiply(a, b, offset, depth, c, column);
                case 2 -> TwoVectorTile.multiply(a, b, offset, depth, c, column);
                default -> OneVectorTile.multiply(a, b, offset, depth, c, column);
            }
        }
    }

    /** Packs Wᵀ into panels of {@code w.columns()} rows. */
    private static void transpose(PanelTensor w, float[] panels, int stride) {
        for (int column = 0; column < stride; column += PANEL) {
            int width = PanelTensor.width(column, stride);
            int filled = Math.min(width, w.rows() - column);
            for (int unit = 0; unit < w.columns(); unit++) {
                int to = column * w.columns() + unit * width;
                gather(w.data(), w.index(column, unit), w.step(unit), panels, to, filled);
                Arrays.fill(panels, to + filled, to + width, 0);
            }
        }
    }

    /** Copies every {@code step}-th value. */
    private static void gather(float[] source, int from, int step, float[] target, int to, int count) {
        for (int j = 0; j < count; j++) {
            target[to + j] = source[from + j * step];
        }
    }

    /** Packs {@code t} into blocks of columns, {@code [columns/block][rows][block]}; the last one may be narrower. */
    private static void pack(RowTensor t, int block, float[] packed) {
        float[] data = t.data();
        int to = 0;
        for (int column = 0; column < t.stride(); column += block) {
            int end = Math.min(column + block, t.stride());
            for (int i = 0; i < t.rows(); i++) {
                for (int j = column; j < end; j += LANES) {
                    FloatVector.fromArray(SPECIES, data, i * t.stride() + j).intoArray(packed, to);
                    to += LANES;
                }
            }
        }
    }

    private static float[] reserve(float[] scratch, int length) {
        return scratch.length < length ? new float[length] : scratch;
    }
}
