package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Outer-product tiles of a panel that is two vectors wide: 6, 4, 2 or 1 rows of {@code c = a·b}. The
 * accumulators are named locals, which stay in registers; each is one chain of multiply-adds in the order of k.
 */
final class TwoVectorTile {
    private static final int WIDTH = 2 * LANES;

    private TwoVectorTile() {}

    /**
     * One panel of {@code c = a·b}: 6 rows at a time, then what remains.
     *
     * @param bOffset where the panel starts in {@code b}
     * @param depth columns of {@code a} and rows of the panel
     * @param column where the panel's columns start in {@code c}
     */
    static void multiply(RowTensor a, float[] b, int bOffset, int depth, RowTensor c, int column) {
        int rows = a.rows();
        int i = 0;
        for (; i + 6 <= rows; i += 6) {
            rows6(a, i, b, bOffset, depth, c, column);
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

    private static void rows6(RowTensor a, int i, float[] b, int bOffset, int depth, RowTensor c, int column) {
        float[] x = a.data();
        int x0 = i * a.stride();
        int x1 = x0 + a.stride();
        int x2 = x1 + a.stride();
        int x3 = x2 + a.stride();
        int x4 = x3 + a.stride();
        int x5 = x4 + a.stride();
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c11 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c21 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        FloatVector c31 = FloatVector.zero(SPECIES);
        FloatVector c40 = FloatVector.zero(SPECIES);
        FloatVector c41 = FloatVector.zero(SPECIES);
        FloatVector c50 = FloatVector.zero(SPECIES);
        FloatVector c51 = FloatVector.zero(SPECIES);
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, x[x0 + k]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, x[x1 + k]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, x[x2 + k]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, x[x3 + k]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            FloatVector a4 = FloatVector.broadcast(SPECIES, x[x4 + k]);
            c40 = a4.fma(b0, c40);
            c41 = a4.fma(b1, c41);
            FloatVector a5 = FloatVector.broadcast(SPECIES, x[x5 + k]);
            c50 = a5.fma(b0, c50);
            c51 = a5.fma(b1, c51);
        }
        float[] y = c.data();
        int y0 = i * c.stride() + column;
        int y1 = y0 + c.stride();
        int y2 = y1 + c.stride();
        int y3 = y2 + c.stride();
        int y4 = y3 + c.stride();
        int y5 = y4 + c.stride();
        c00.intoArray(y, y0);
        c01.intoArray(y, y0 + LANES);
        c10.intoArray(y, y1);
        c11.intoArray(y, y1 + LANES);
        c20.intoArray(y, y2);
        c21.intoArray(y, y2 + LANES);
        c30.intoArray(y, y3);
        c31.intoArray(y, y3 + LANES);
        c40.intoArray(y, y4);
        c41.intoArray(y, y4 + LANES);
        c50.intoArray(y, y5);
        c51.intoArray(y, y5 + LANES);
    }

    private static void rows4(RowTensor a, int i, float[] b, int bOffset, int depth, RowTensor c, int column) {
        float[] x = a.data();
        int x0 = i * a.stride();
        int x1 = x0 + a.stride();
        int x2 = x1 + a.stride();
        int x3 = x2 + a.stride();
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c11 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c21 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        FloatVector c31 = FloatVector.zero(SPECIES);
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, x[x0 + k]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, x[x1 + k]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            FloatVector a2 = FloatVector.broadcast(SPECIES, x[x2 + k]);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            FloatVector a3 = FloatVector.broadcast(SPECIES, x[x3 + k]);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
        }
        float[] y = c.data();
        int y0 = i * c.stride() + column;
        int y1 = y0 + c.stride();
        int y2 = y1 + c.stride();
        int y3 = y2 + c.stride();
        c00.intoArray(y, y0);
        c01.intoArray(y, y0 + LANES);
        c10.intoArray(y, y1);
        c11.intoArray(y, y1 + LANES);
        c20.intoArray(y, y2);
        c21.intoArray(y, y2 + LANES);
        c30.intoArray(y, y3);
        c31.intoArray(y, y3 + LANES);
    }

    private static void rows2(RowTensor a, int i, float[] b, int bOffset, int depth, RowTensor c, int column) {
        float[] x = a.data();
        int x0 = i * a.stride();
        int x1 = x0 + a.stride();
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c11 = FloatVector.zero(SPECIES);
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, x[x0 + k]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            FloatVector a1 = FloatVector.broadcast(SPECIES, x[x1 + k]);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
        }
        float[] y = c.data();
        int y0 = i * c.stride() + column;
        int y1 = y0 + c.stride();
        c00.intoArray(y, y0);
        c01.intoArray(y, y0 + LANES);
        c10.intoArray(y, y1);
        c11.intoArray(y, y1 + LANES);
    }

    private static void rows1(RowTensor a, int i, float[] b, int bOffset, int depth, RowTensor c, int column) {
        float[] x = a.data();
        int x0 = i * a.stride();
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = FloatVector.zero(SPECIES);
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector a0 = FloatVector.broadcast(SPECIES, x[x0 + k]);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
        }
        float[] y = c.data();
        int y0 = i * c.stride() + column;
        c00.intoArray(y, y0);
        c01.intoArray(y, y0 + LANES);
    }
}
