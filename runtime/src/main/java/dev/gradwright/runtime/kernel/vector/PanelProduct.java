package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.PanelTensor.PANEL;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;

import dev.gradwright.runtime.kernel.Parallel;

/**
 * Matrix products in the style of BLIS (Van Zee and van de Geijn, 2015): the right factor is stored in panels, some
 * rows of the left factor are packed at constant distances, and a tile of the result stays in registers while k runs.
 * Each element is one chain of fused multiply-adds in the order of k, at every vector length.
 */
final class PanelProduct {
    /** Rows that are whole tiles of most widths. */
    private static final int WHOLE_TILES = 12;

    private final RowBlocks blocks = new RowBlocks();
    /** The first packed row of the left factor. */
    private int first;

    /** Number of panels that {@code paddedColumns} fill. */
    static int panels(int paddedColumns) {
        return (paddedColumns + PANEL - 1) / PANEL;
    }

    /** The number of parts in which to compute {@code c}; 1 if it has a single column. */
    static int parts(Parallel parallel, double operations, RowTensor c) {
        return c.columns() == 1 ? 1 : parallel.parts(operations, c.rows());
    }

    /**
     * Prepares some rows of the left factor for all panels of {@code c}.
     *
     * @param first the first of these rows
     */
    void prepare(RowTensor a, int first, int rows, RowTensor c, Parallel parallel) {
        this.first = first;
        if (isPacked(c)) {
            blocks.pack(a, first, rows, parallel);
        }
    }

    /** Whether the result is wide enough that packing rows for it pays off. */
    private static boolean isPacked(RowTensor c) {
        return c.stride() >= 3 * LANES;
    }

    /**
     * The row at which a part ends in the panel that starts at column {@code j}. Parts follow one another panel by
     * panel, and a panel that two parts have in common is divided by rows.
     *
     * @param part the number of parts up to there, of {@code parts}
     * @param rows number of rows of the result that are computed now
     * @return a multiple of {@link #WHOLE_TILES}, or {@code rows}
     */
    static int end(int part, int parts, int rows, RowTensor c, int j) {
        if (part == 0 || part == parts) {
            return part == 0 ? 0 : rows;
        }
        int blocks = (rows + WHOLE_TILES - 1) / WHOLE_TILES;
        long cost = cost(c.stride()) * blocks * part / parts - cost(j) * blocks;
        long whole = cost / (cost(j + PanelTensor.width(j, c.stride())) - cost(j));
        return whole >= blocks ? rows : (int) Math.max(0, whole) * WHOLE_TILES;
    }

    /**
     * The cost of the columns before {@code j}. A panel of one vector costs about as much as a whole panel, because a
     * narrow tile waits for its loads.
     */
    private static long cost(int j) {
        return (long) (j / LANES) + panels(j);
    }

    /**
     * The columns of one panel of {@code c = a·b + bias} in the rows {@code from} to {@code to} − 1 of the rows that
     * {@link #prepare} got. The panel must have at least as many rows as {@code a} has columns; the others are not
     * read.
     *
     * @param from as {@link #end} gives it; for a single column all rows are computed at once
     */
    void multiply(RowTensor a, float[] b, int bOffset, float[] bias, RowTensor c, int j, int from, int to) {
        if (c.columns() == 1) {
            OneColumnTile.multiply(a, b, bOffset, bias[0], c);
            return;
        }
        multiply(
                PanelTensor.width(j, c.stride()) / LANES,
                to - from,
                isPacked(c) ? RowBlocks.packed(to - from, a.columns()) : 0,
                blocks.values(),
                RowBlocks.index(from),
                a.data(),
                a.offset() + (first + from) * a.stride(),
                a.stride(),
                b,
                bOffset,
                a.columns(),
                bias,
                j,
                c.data(),
                c.offset() + (first + from) * c.stride() + j,
                c.stride());
    }

    /**
     * One panel of {@code c = a·b + bias}.
     *
     * @param vectors the panel's width
     * @param copied how many rows, from the first on, lie in {@code blocks} too, {@link RowBlocks#STRIDE} apart
     * @param block where the first of them begins there
     * @param depth columns of {@code a} and rows of the panel
     * @param j where the panel's columns start in {@code bias}
     */
    static void multiply(
            int vectors,
            int rows,
            int copied,
            float[] blocks,
            int block,
            float[] a,
            int aOffset,
            int aStride,
            float[] b,
            int bOffset,
            int depth,
            float[] bias,
            int j,
            float[] c,
            int cOffset,
            int cStride) {
        int tile = rowsOfTile(vectors);
        int packed = copied / tile * tile;
        int a0 = aOffset + packed * aStride;
        int c0 = cOffset + packed * cStride;
        int left = rows - packed;
        switch (vectors) {
            case 4 -> {
                FourVectorTile.packed(packed, blocks, block, b, bOffset, depth, bias, j, c, cOffset, cStride);
                FourVectorTile.rows(left, a, a0, aStride, b, bOffset, depth, bias, j, c, c0, cStride);
            }
            case 3 -> {
                ThreeVectorTile.packed(packed, blocks, block, b, bOffset, depth, bias, j, c, cOffset, cStride);
                ThreeVectorTile.rows(left, a, a0, aStride, b, bOffset, depth, bias, j, c, c0, cStride);
            }
            case 2 -> {
                TwoVectorTile.packed(packed, blocks, block, b, bOffset, depth, bias, j, c, cOffset, cStride);
                TwoVectorTile.rows(left, a, a0, aStride, b, bOffset, depth, bias, j, c, c0, cStride);
            }
            default -> OneVectorTile.rows(rows, a, aOffset, aStride, b, bOffset, depth, bias, j, c, cOffset, cStride);
        }
    }

    /** Rows of a tile of packed rows that is so many vectors wide. */
    private static int rowsOfTile(int vectors) {
        return vectors == 2 ? TwoVectorTile.PACKED : RowBlocks.ROWS;
    }
}
