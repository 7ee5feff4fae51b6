package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Outer-product tiles of a panel that is three vectors wide: 8, 4, 2 or 1 rows of {@code c = a·b}. The
 * accumulators are named locals, which stay in registers; each is one chain of multiply-adds in the order of k.
 */
final class ThreeVectorTile {
    private static final int WIDTH = 3 * LANES;

    private ThreeVectorTile() {}

    /**
     * One panel of {@code c = a·b}: 8 rows at a time, then what remains.
     *
     * @param bOffset where the panel starts in {@code b}
     * @param depth columns of {@code a} and rows of the panel
     * @param column where the panel's columns start in {@code c}
     */
    static void multiply(RowTensor a, float[] b, int bOffset, int depth, RowTensor c, int column) {
        int rows = a.rows();
        int i = 0;
        for (; i + 8 <= rows; i += 8) {
            rows8(a, i, b, bOffset, depth, c, column);
        }
        if (i + 4 <= rows) {
            rows4(a, i, b, bOffset, depth, c, column);
            i += 4;
        }
        if (i + 2 <= rows) {
            rows2(a, i, b, bOffset, depth, c, column);
            i += 2;
        }
        if (i < rows) {
            rows1(a, i, b, bOffset, depth, c, column);
        }
    }

    private static void rows8(RowTensor a, int i, float[] b, int bOffset, int depth, RowTensor c, int column) {
        float[] x = a.data();
        int x0 = i * a.stride();
        int x1 = x0 + a.stride();
        int x2 = x1 + a.stride();
        int x3 = x2 + a.stride();
        int x4 = x3 + a.stride();
        int x5 = x4 + a.stride();
        int x6 = x5 + a.stride();
        int x7 = x6 + a.stride();
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = FloatVector.zero(SPECIES);
        FloatVector c02 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c11 = FloatVector.zero(SPECIES);
        FloatVector c12 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c21 = FloatVector.zero(SPECIES);
        FloatVector c22 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        FloatVector c31 = FloatVector.zero(SPECIES);
        FloatVector c32 = FloatVector.zero(SPECIES);
        FloatVector c40 = FloatVector.zero(SPECIES);
        FloatVector c41 = FloatVector.zero(SPECIES);
        FloatVector c42 = FloatVector.zero(SPECIES);
        FloatVector c50 = FloatVector.zero(SPECIES);
        FloatVector c51 = FloatVector.zero(SPECIES);
        FloatVector c52 = FloatVector.zero(SPECIES);
        FloatVector c60 = FloatVector.zero(SPECIES);
        FloatVector c61 = FloatVector.zero(SPECIES);
        FloatVector c62 = FloatVector.zero(SPECIES);
        FloatVector c70 = FloatVector.zero(SPECIES);
        FloatVector c71 = FloatVector.zero(SPECIES);
        FloatVector c72 = FloatVector.zero(SPECIES);
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bk + 2 * LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, x[x0 + k]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            FloatVector a1 = FloatVector.broadcast(SPECIES, x[x1 + k]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            FloatVector a2 = FloatVector.broadcast(SPECIES, x[x2 + k]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            FloatVector a3 = FloatVector.broadcast(SPECIES, x[x3 + k]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            FloatVector a4 = FloatVector.broadcast(SPECIES, x[x4 + k]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            c42 = a4.fma(b2, c42);
            FloatVector a5 = FloatVector.broadcast(SPECIES, x[x5 + k]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
            c52 = a5.fma(b2, c52);
            FloatVector a6 = FloatVector.broadcast(SPECIES, x[x6 + k]);
            c60 = a6.fma(b0, c60);
            c61 = a6.fma(b1, c61);
            c62 = a6.fma(b2, c62);
            FloatVector a7 = FloatVector.broadcast(SPECIES, x[x7 + k]);
            c70 = a7.fma(b0, c70);
            c71 = a7.fma(b1, c71);
            c72 = a7.fma(b2, c72);
        }
        float[] y = c.data();
        int y0 = i * c.stride() + column;
        int y1 = y0 + c.stride();
        int y2 = y1 + c.stride();
        int y3 = y2 + c.stride();
        int y4 = y3 + c.stride();
        int y5 = y4 + c.stride();
        int y6 = y5 + c.stride();
        int y7 = y6 + c.stride();
        c00.intoArray(y, y0);
        c01.intoArray(y, y0 + LANES);
        c02.intoArray(y, y0 + 2 * LANES);
        c10.intoArray(y, y1);
        c11.intoArray(y, y1 + LANES);
        c12.intoArray(y, y1 + 2 * LANES);
        c20.intoArray(y, y2);
        c21.intoArray(y, y2 + LANES);
        c22.intoArray(y, y2 + 2 * LANES);
        c30.intoArray(y, y3);
        c31.intoArray(y, y3 + LANES);
        c32.intoArray(y, y3 + 2 * LANES);
        c40.intoArray(y, y4);
        c41.intoArray(y, y4 + LANES);
        c42.intoArray(y, y4 + 2 * LANES);
        c50.intoArray(y, y5);
        c51.intoArray(y, y5 + LANES);
        c52.intoArray(y, y5 + 2 * LANES);
        c60.intoArray(y, y6);
        c61.intoArray(y, y6 + LANES);
        c62.intoArray(y, y6 + 2 * LANES);
        c70.intoArray(y, y7);
        c71.intoArray(y, y7 + LANES);
        c72.intoArray(y, y7 + 2 * LANES);
    }

    private static void rows4(RowTensor a, int i, float[] b, int bOffset, int depth, RowTensor c, int column) {
        float[] x = a.data();
        int x0 = i * a.stride();
        int x1 = x0 + a.stride();
        int x2 = x1 + a.stride();
        int x3 = x2 + a.stride();
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = FloatVector.zero(SPECIES);
        FloatVector c02 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c11 = FloatVector.zero(SPECIES);
        FloatVector c12 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c21 = FloatVector.zero(SPECIES);
        FloatVector c22 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        FloatVector c31 = FloatVector.zero(SPECIES);
        FloatVector c32 = FloatVector.zero(SPECIES);
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bk + 2 * LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, x[x0 + k]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            FloatVector a1 = FloatVector.broadcast(SPECIES, x[x1 + k]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            FloatVector a2 = FloatVector.broadcast(SPECIES, x[x2 + k]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            FloatVector a3 = FloatVector.broadcast(SPECIES, x[x3 + k]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
        }
        float[] y = c.data();
        int y0 = i * c.stride() + column;
        int y1 = y0 + c.stride();
        int y2 = y1 + c.stride();
        int y3 = y2 + c.stride();
        c00.intoArray(y, y0);
        c01.intoArray(y, y0 + LANES);
        c02.intoArray(y, y0 + 2 * LANES);
        c10.intoArray(y, y1);
        c11.intoArray(y, y1 + LANES);
        c12.intoArray(y, y1 + 2 * LANES);
        c20.intoArray(y, y2);
        c21.intoArray(y, y2 + LANES);
        c22.intoArray(y, y2 + 2 * LANES);
        c30.intoArray(y, y3);
        c31.intoArray(y, y3 + LANES);
        c32.intoArray(y, y3 + 2 * LANES);
    }

    private static void rows2(RowTensor a, int i, float[] b, int bOffset, int depth, RowTensor c, int column) {
        float[] x = a.data();
        int x0 = i * a.stride();
        int x1 = x0 + a.stride();
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = FloatVector.zero(SPECIES);
        FloatVector c02 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c11 = FloatVector.zero(SPECIES);
        FloatVector c12 = FloatVector.zero(SPECIES);
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bk + 2 * LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, x[x0 + k]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            FloatVector a1 = FloatVector.broadcast(SPECIES, x[x1 + k]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
        }
        float[] y = c.data();
        int y0 = i * c.stride() + column;
        int y1 = y0 + c.stride();
        c00.intoArray(y, y0);
        c01.intoArray(y, y0 + LANES);
        c02.intoArray(y, y0 + 2 * LANES);
        c10.intoArray(y, y1);
        c11.intoArray(y, y1 + LANES);
        c12.intoArray(y, y1 + 2 * LANES);
    }

    private static void rows1(RowTensor a, int i, float[] b, int bOffset, int depth, RowTensor c, int column) {
        float[] x = a.data();
        int x0 = i * a.stride();
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = FloatVector.zero(SPECIES);
        FloatVector c02 = FloatVector.zero(SPECIES);
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bk + 2 * LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, x[x0 + k]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
        }
        float[] y = c.data();
        int y0 = i * c.stride() + column;
        c00.intoArray(y, y0);
        c01.intoArray(y, y0 + LANES);
        c02.intoArray(y, y0 + 2 * LANES);
    }
}
