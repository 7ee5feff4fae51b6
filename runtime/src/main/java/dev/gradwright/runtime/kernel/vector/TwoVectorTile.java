package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Outer-product tiles of a panel that is two vectors wide. The accumulators are named locals, which stay in registers; each
 * is one chain of multiply-adds in the order of k.
 */
final class TwoVectorTile {
    /** Packed rows of a tile. With 12 some sums were objects for good on JDK 17, in a JVM that had run much else. */
    static final int PACKED = 8;

    /** With the 16 registers of AVX2, C2 keeps some of the 12 sums of six rows in memory, on JDK 17 always. */
    private static final int MOST_ROWS = LANES == 8 ? 4 : 6;

    private static final int WIDTH = 2 * LANES;

    private TwoVectorTile() {}

    /**
     * Some rows of one panel of {@code c = a·b + bias}, {@link #PACKED} at a time.
     *
     * @param rows a multiple of that, in {@code blocks} {@link RowBlocks#STRIDE} apart
     * @param depth columns of each row, and rows of the panel
     * @param j where the panel's columns start in {@code bias}
     */
    static void packed(
            int rows,
            float[] blocks,
            int block,
            float[] b,
            int bOffset,
            int depth,
            float[] bias,
            int j,
            float[] c,
            int cOffset,
            int cStride) {
        for (int i = 0; i < rows; i += PACKED) {
            rows8(blocks, block + RowBlocks.index(i), b, bOffset, depth, bias, j, c, cOffset + i * cStride, cStride);
        }
    }

    /** The same for any rows of {@code a}, where they lie: {@link #MOST_ROWS} at a time, then what remains. */
    static void rows(
            int rows,
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
        int i = 0;
        for (; MOST_ROWS == 6 && i + 6 <= rows; i += 6) {
            rows6(a, aOffset + i * aStride, aStride, b, bOffset, depth, bias, j, c, cOffset + i * cStride, cStride);
        }
        for (; i + 4 <= rows; i += 4) {
            rows4(a, aOffset + i * aStride, aStride, b, bOffset, depth, bias, j, c, cOffset + i * cStride, cStride);
        }
        if (i + 2 <= rows) {
            rows2(a, aOffset + i * aStride, aStride, b, bOffset, depth, bias, j, c, cOffset + i * cStride, cStride);
            i += 2;
        }
        if (i < rows) {
            rows1(a, aOffset + i * aStride, b, bOffset, depth, bias, j, c, cOffset + i * cStride);
        }
    }

    private static void rows8(
            float[] blocks,
            int block,
            float[] b,
            int bOffset,
            int depth,
            float[] bias,
            int j,
            float[] c,
            int c0,
            int cStride) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s11 = FloatVector.zero(SPECIES);
        FloatVector s20 = FloatVector.zero(SPECIES);
        FloatVector s21 = FloatVector.zero(SPECIES);
        FloatVector s30 = FloatVector.zero(SPECIES);
        FloatVector s31 = FloatVector.zero(SPECIES);
        FloatVector s40 = FloatVector.zero(SPECIES);
        FloatVector s41 = FloatVector.zero(SPECIES);
        FloatVector s50 = FloatVector.zero(SPECIES);
        FloatVector s51 = FloatVector.zero(SPECIES);
        FloatVector s60 = FloatVector.zero(SPECIES);
        FloatVector s61 = FloatVector.zero(SPECIES);
        FloatVector s70 = FloatVector.zero(SPECIES);
        FloatVector s71 = FloatVector.zero(SPECIES);
        int end = block + depth;
        int start = bOffset - block * WIDTH;
        for (int ak = block; ak < end; ak++) {
            int bk = start + ak * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, blocks[ak]);
            s00 = x0.fma(b0, s00);
            s01 = x0.fma(b1, s01);
            FloatVector x1 = FloatVector.broadcast(SPECIES, blocks[ak + RowBlocks.STRIDE]);
            s10 = x1.fma(b0, s10);
            s11 = x1.fma(b1, s11);
            FloatVector x2 = FloatVector.broadcast(SPECIES, blocks[ak + 2 * RowBlocks.STRIDE]);
            s20 = x2.fma(b0, s20);
            s21 = x2.fma(b1, s21);
            FloatVector x3 = FloatVector.broadcast(SPECIES, blocks[ak + 3 * RowBlocks.STRIDE]);
            s30 = x3.fma(b0, s30);
            s31 = x3.fma(b1, s31);
            FloatVector x4 = FloatVector.broadcast(SPECIES, blocks[ak + 4 * RowBlocks.STRIDE]);
            s40 = x4.fma(b0, s40);
            s41 = x4.fma(b1, s41);
            FloatVector x5 = FloatVector.broadcast(SPECIES, blocks[ak + 5 * RowBlocks.STRIDE]);
            s50 = x5.fma(b0, s50);
            s51 = x5.fma(b1, s51);
            FloatVector x6 = FloatVector.broadcast(SPECIES, blocks[ak + 6 * RowBlocks.STRIDE]);
            s60 = x6.fma(b0, s60);
            s61 = x6.fma(b1, s61);
            FloatVector x7 = FloatVector.broadcast(SPECIES, blocks[ak + 7 * RowBlocks.STRIDE]);
            s70 = x7.fma(b0, s70);
            s71 = x7.fma(b1, s71);
        }
        int c1 = c0 + cStride;
        int c2 = c1 + cStride;
        int c3 = c2 + cStride;
        int c4 = c3 + cStride;
        int c5 = c4 + cStride;
        int c6 = c5 + cStride;
        int c7 = c6 + cStride;
        FloatVector bias0 = FloatVector.fromArray(SPECIES, bias, j);
        FloatVector bias1 = FloatVector.fromArray(SPECIES, bias, j + LANES);
        bias0.add(s00).intoArray(c, c0);
        bias1.add(s01).intoArray(c, c0 + LANES);
        bias0.add(s10).intoArray(c, c1);
        bias1.add(s11).intoArray(c, c1 + LANES);
        bias0.add(s20).intoArray(c, c2);
        bias1.add(s21).intoArray(c, c2 + LANES);
        bias0.add(s30).intoArray(c, c3);
        bias1.add(s31).intoArray(c, c3 + LANES);
        bias0.add(s40).intoArray(c, c4);
        bias1.add(s41).intoArray(c, c4 + LANES);
        bias0.add(s50).intoArray(c, c5);
        bias1.add(s51).intoArray(c, c5 + LANES);
        bias0.add(s60).intoArray(c, c6);
        bias1.add(s61).intoArray(c, c6 + LANES);
        bias0.add(s70).intoArray(c, c7);
        bias1.add(s71).intoArray(c, c7 + LANES);
    }

    private static void rows6(
            float[] a,
            int a0,
            int aStride,
            float[] b,
            int bOffset,
            int depth,
            float[] bias,
            int j,
            float[] c,
            int c0,
            int cStride) {
        int a1 = a0 + aStride;
        int a2 = a1 + aStride;
        int a3 = a2 + aStride;
        int a4 = a3 + aStride;
        int a5 = a4 + aStride;
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s11 = FloatVector.zero(SPECIES);
        FloatVector s20 = FloatVector.zero(SPECIES);
        FloatVector s21 = FloatVector.zero(SPECIES);
        FloatVector s30 = FloatVector.zero(SPECIES);
        FloatVector s31 = FloatVector.zero(SPECIES);
        FloatVector s40 = FloatVector.zero(SPECIES);
        FloatVector s41 = FloatVector.zero(SPECIES);
        FloatVector s50 = FloatVector.zero(SPECIES);
        FloatVector s51 = FloatVector.zero(SPECIES);
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + k]);
            s00 = x0.fma(b0, s00);
            s01 = x0.fma(b1, s01);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            s10 = x1.fma(b0, s10);
            s11 = x1.fma(b1, s11);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + k]);
            s20 = x2.fma(b0, s20);
            s21 = x2.fma(b1, s21);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + k]);
            s30 = x3.fma(b0, s30);
            s31 = x3.fma(b1, s31);
            FloatVector x4 = FloatVector.broadcast(SPECIES, a[a4 + k]);
            s40 = x4.fma(b0, s40);
            s41 = x4.fma(b1, s41);
            FloatVector x5 = FloatVector.broadcast(SPECIES, a[a5 + k]);
            s50 = x5.fma(b0, s50);
            s51 = x5.fma(b1, s51);
        }
        int c1 = c0 + cStride;
        int c2 = c1 + cStride;
        int c3 = c2 + cStride;
        int c4 = c3 + cStride;
        int c5 = c4 + cStride;
        FloatVector bias0 = FloatVector.fromArray(SPECIES, bias, j);
        FloatVector bias1 = FloatVector.fromArray(SPECIES, bias, j + LANES);
        bias0.add(s00).intoArray(c, c0);
        bias1.add(s01).intoArray(c, c0 + LANES);
        bias0.add(s10).intoArray(c, c1);
        bias1.add(s11).intoArray(c, c1 + LANES);
        bias0.add(s20).intoArray(c, c2);
        bias1.add(s21).intoArray(c, c2 + LANES);
        bias0.add(s30).intoArray(c, c3);
        bias1.add(s31).intoArray(c, c3 + LANES);
        bias0.add(s40).intoArray(c, c4);
        bias1.add(s41).intoArray(c, c4 + LANES);
        bias0.add(s50).intoArray(c, c5);
        bias1.add(s51).intoArray(c, c5 + LANES);
    }

    private static void rows4(
            float[] a,
            int a0,
            int aStride,
            float[] b,
            int bOffset,
            int depth,
            float[] bias,
            int j,
            float[] c,
            int c0,
            int cStride) {
        int a1 = a0 + aStride;
        int a2 = a1 + aStride;
        int a3 = a2 + aStride;
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s11 = FloatVector.zero(SPECIES);
        FloatVector s20 = FloatVector.zero(SPECIES);
        FloatVector s21 = FloatVector.zero(SPECIES);
        FloatVector s30 = FloatVector.zero(SPECIES);
        FloatVector s31 = FloatVector.zero(SPECIES);
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + k]);
            s00 = x0.fma(b0, s00);
            s01 = x0.fma(b1, s01);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            s10 = x1.fma(b0, s10);
            s11 = x1.fma(b1, s11);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + k]);
            s20 = x2.fma(b0, s20);
            s21 = x2.fma(b1, s21);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + k]);
            s30 = x3.fma(b0, s30);
            s31 = x3.fma(b1, s31);
        }
        int c1 = c0 + cStride;
        int c2 = c1 + cStride;
        int c3 = c2 + cStride;
        FloatVector bias0 = FloatVector.fromArray(SPECIES, bias, j);
        FloatVector bias1 = FloatVector.fromArray(SPECIES, bias, j + LANES);
        bias0.add(s00).intoArray(c, c0);
        bias1.add(s01).intoArray(c, c0 + LANES);
        bias0.add(s10).intoArray(c, c1);
        bias1.add(s11).intoArray(c, c1 + LANES);
        bias0.add(s20).intoArray(c, c2);
        bias1.add(s21).intoArray(c, c2 + LANES);
        bias0.add(s30).intoArray(c, c3);
        bias1.add(s31).intoArray(c, c3 + LANES);
    }

    private static void rows2(
            float[] a,
            int a0,
            int aStride,
            float[] b,
            int bOffset,
            int depth,
            float[] bias,
            int j,
            float[] c,
            int c0,
            int cStride) {
        int a1 = a0 + aStride;
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s11 = FloatVector.zero(SPECIES);
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + k]);
            s00 = x0.fma(b0, s00);
            s01 = x0.fma(b1, s01);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            s10 = x1.fma(b0, s10);
            s11 = x1.fma(b1, s11);
        }
        int c1 = c0 + cStride;
        FloatVector bias0 = FloatVector.fromArray(SPECIES, bias, j);
        FloatVector bias1 = FloatVector.fromArray(SPECIES, bias, j + LANES);
        bias0.add(s00).intoArray(c, c0);
        bias1.add(s01).intoArray(c, c0 + LANES);
        bias0.add(s10).intoArray(c, c1);
        bias1.add(s11).intoArray(c, c1 + LANES);
    }

    private static void rows1(
            float[] a, int a0, float[] b, int bOffset, int depth, float[] bias, int j, float[] c, int c0) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = FloatVector.zero(SPECIES);
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + k]);
            s00 = x0.fma(b0, s00);
            s01 = x0.fma(b1, s01);
        }
        FloatVector bias0 = FloatVector.fromArray(SPECIES, bias, j);
        FloatVector bias1 = FloatVector.fromArray(SPECIES, bias, j + LANES);
        bias0.add(s00).intoArray(c, c0);
        bias1.add(s01).intoArray(c, c0 + LANES);
    }
}
