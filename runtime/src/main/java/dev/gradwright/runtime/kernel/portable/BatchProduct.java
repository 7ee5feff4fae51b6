package dev.gradwright.runtime.kernel.portable;

import dev.gradwright.runtime.kernel.Parallel;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Products {@code c = a·b} of a batch with weights or their transpose. Each element is one chain of multiply-adds in
 * the order of k, as in the vector kernels, so both give the same bits if the processor has fused multiply-adds. A
 * thread takes a range of the rows.
 */
final class BatchProduct implements Parallel.Job {
    /** Rows of the result that stay in the first-level cache while the rows of b are read. */
    private static final int ROW_BLOCK = 32;
    /** Rows that are computed together. */
    private static final int ROWS_OF_TILE = 4;
    /** Floats in a cache line. */
    private static final int LINE = 16;

    private final Parallel parallel;
    /** Wᵀ; grows to the largest weights. */
    private float[][] transposed = new float[0][0];

    private @Nullable PortableTensor a;
    private float[][] b = transposed;
    private int depth;
    private @Nullable PortableTensor c;

    BatchProduct(Parallel parallel) {
        this.parallel = parallel;
    }

    /** {@code y = x·W}. */
    void dense(PortableTensor x, PortableTensor w, PortableTensor y) {
        multiply(x, w.blocks(), w.rows(), y);
    }

    /** {@code dX = dY·Wᵀ}. */
    void inputGradient(PortableTensor dy, PortableTensor w, PortableTensor dx) {
        reserveTransposed(w);
        for (int from = 0; from < w.rows(); from += LINE) {
            transpose(w, from, Math.min(from + LINE, w.rows()));
        }
        multiply(dy, transposed, w.columns(), dx);
    }

    /** Transposes some rows of W, at most as many as a cache line has floats. */
    private void transpose(PortableTensor w, int from, int to) {
        for (int j = 0; j < w.columns(); j++) {
            float[] column = transposed[j];
            for (int i = from; i < to; i++) {
                column[i] = w.row(i)[j];
            }
        }
    }

    private void reserveTransposed(PortableTensor w) {
        int oldRows = transposed.length;
        int oldColumns = oldRows == 0 ? 0 : transposed[0].length;
        if (w.columns() > oldRows || w.rows() > oldColumns) {
            transposed = new float[Math.max(w.columns(), oldRows)][Math.max(w.rows(), oldColumns)];
        }
    }

    private void multiply(PortableTensor a, float[][] b, int depth, PortableTensor c) {
        this.a = a;
        this.b = b;
        this.depth = depth;
        this.c = c;
        parallel.run(this, parallel.parts(2.0 * a.rows() * depth * c.columns(), tiles(a.rows())));
    }

    private static int tiles(int rows) {
        return (rows + ROWS_OF_TILE - 1) / ROWS_OF_TILE;
    }

    @Override
    public void run(int part, int parts) {
        PortableTensor in = Objects.requireNonNull(a);
        int tiles = tiles(in.rows());
        int end = Math.min((part + 1) * tiles / parts * ROWS_OF_TILE, in.rows());
        for (int from = part * tiles / parts * ROWS_OF_TILE; from < end; from += ROW_BLOCK) {
            multiplyRows(in, from, Math.min(from + ROW_BLOCK, end), b, depth, Objects.requireNonNull(c));
        }
    }

    private static void multiplyRows(PortableTensor a, int from, int to, float[][] b, int depth, PortableTensor c) {
        int wholeTiles = from + ((to - from) & -ROWS_OF_TILE);
        if (c.columns() == 1) {
            columnOfTiles(a, from, wholeTiles, b, depth, c);
        } else {
            rowsOfTiles(a, from, wholeTiles, b, depth, c);
        }
        for (int i = wholeTiles; i < to; i++) {
            Arrays.fill(c.row(i), 0);
            multiplyRow(a.row(i), b, depth, c.row(i));
        }
    }

    /** Rows of a result with one column, a multiple of {@link #ROWS_OF_TILE}. */
    private static void columnOfTiles(PortableTensor a, int from, int to, float[][] b, int depth, PortableTensor c) {
        for (int i = from; i < to; i += ROWS_OF_TILE) {
            OneColumnTile.multiply(
                    a.row(i),
                    a.row(i + 1),
                    a.row(i + 2),
                    a.row(i + 3),
                    b,
                    depth,
                    c.row(i),
                    c.row(i + 1),
                    c.row(i + 2),
                    c.row(i + 3));
        }
    }

    /** Rows of a result, a multiple of {@link #ROWS_OF_TILE}. */
    private static void rowsOfTiles(PortableTensor a, int from, int to, float[][] b, int depth, PortableTensor c) {
        for (int i = from; i < to; i++) {
            Arrays.fill(c.row(i), 0);
        }
        int evenDepth = depth & -2;
        for (int k = 0; k < evenDepth; k += 2) {
            for (int i = from; i < to; i += ROWS_OF_TILE) {
                float[] a0 = a.row(i);
                float[] a1 = a.row(i + 1);
                float[] a2 = a.row(i + 2);
                float[] a3 = a.row(i + 3);
                ScaledRows.add2x4(
                        a0[k],
                        a0[k + 1],
                        a1[k],
                        a1[k + 1],
                        a2[k],
                        a2[k + 1],
                        a3[k],
                        a3[k + 1],
                        b[k],
                        b[k + 1],
                        c.row(i),
                        c.row(i + 1),
                        c.row(i + 2),
                        c.row(i + 3));
            }
        }
        for (int i = from; i < to; i++) {
            for (int k = evenDepth; k < depth; k++) {
                ScaledRows.add(a.row(i)[k], b[k], c.row(i));
            }
        }
    }

    private static void multiplyRow(float[] a, float[][] b, int depth, float[] c) {
        int whole = depth & -4;
        for (int k = 0; k < whole; k += 4) {
            ScaledRows.add4(a, k, b[k], b[k + 1], b[k + 2], b[k + 3], c);
        }
        for (int k = whole; k < depth; k++) {
            ScaledRows.add(a[k], b[k], c);
        }
    }
}
