package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.PanelTensor.PANEL;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Matrix products in the shape of BLIS (Van Zee and van de Geijn, 2015): the right factor lies in panels, the left one is
 * broadcast in place, and a tile of the result stays in registers while k runs. Each element is one chain of fused
 * multiply-adds in the order of k, whatever the vector length.
 */
final class PanelProduct {
    /** Where the values of a column lie, in a panel of one, two or three vectors: a vector of steps for each. */
    private static final int[][] COLUMN_STEPS = {columnSteps(LANES), columnSteps(2 * LANES), columnSteps(3 * LANES)};

    /** One panel of Wᵀ; grows to the most units that come. */
    private float[] transposed = new float[0];

    private static int[] columnSteps(int width) {
        int[] steps = new int[LANES];
        for (int i = 0; i < LANES; i++) {
            steps[i] = i * width;
        }
        return steps;
    }

    /** {@code y = x·W}. */
    static void dense(RowTensor x, PanelTensor w, RowTensor y) {
        for (int column = 0; column < y.stride(); column += PANEL) {
            multiply(x, w.data(), column * w.depth(), y, column);
        }
    }

    /** {@code dX = dY·Wᵀ}. A panel of Wᵀ is used as soon as it is made, while it is in the cache. */
    void inputGradient(RowTensor dy, PanelTensor w, RowTensor dx) {
        if (transposed.length < w.columns() * PANEL) {
            transposed = new float[w.columns() * PANEL];
        }
        for (int column = 0; column < dx.stride(); column += PANEL) {
            transpose(w, column, PanelTensor.width(column, dx.stride()), transposed);
            multiply(dy, transposed, 0, dx, column);
        }
    }

    /** The columns of one panel of {@code c = a·b}; of the panel's rows as many count as {@code a} has columns. */
    private static void multiply(RowTensor a, float[] b, int bOffset, RowTensor c, int column) {
        float[] x = a.data();
        float[] y = c.data();
        int depth = a.columns();
        switch (PanelTensor.width(column, c.stride()) / LANES) {
            case 3 -> ThreeVectorTile.multiply(a.rows(), x, 0, a.stride(), b, bOffset, depth, y, column, c.stride());
            case 2 -> TwoVectorTile.multiply(a.rows(), x, 0, a.stride(), b, bOffset, depth, y, column, c.stride());
            default -> OneVectorTile.multiply(a.rows(), x, 0, a.stride(), b, bOffset, depth, y, column, c.stride());
        }
    }

    /** Packs one panel of Wᵀ, {@code width} inputs from {@code input} on. */
    private static void transpose(PanelTensor w, int input, int width, float[] panel) {
        for (int unit = 0; unit < w.columns(); unit++) {
            int step = w.step(unit);
            gather(w.data(), w.index(input, unit), step, COLUMN_STEPS[step / LANES - 1], width, panel, unit * width);
        }
    }

    private static void gather(float[] source, int from, int step, int[] steps, int count, float[] target, int to) {
        for (int j = 0; j < count; j += LANES) {
            FloatVector.fromArray(SPECIES, source, from + j * step, steps, 0).intoArray(target, to + j);
        }
    }
}
