package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Outer-product tiles of a panel that is two vectors wide. The accumulators are named locals, which stay in registers; each
 * is one chain of multiply-adds in the order of k.
 */
final class TwoVectorTile {
    private static final int WIDTH = 2 * LANES;

    private TwoVectorTile() {}

    /**
     * One panel of {@code c = a·b}: 6 rows at a time, then what remains.
     *
     * @param depth columns of {@code a} and rows of the panel
     */
    static void multiply(
            int rows,
            float[] a,
            int aOffset,
            int aStride,
            float[] b,
            int bOffset,
            int depth,
            float[] c,
            int cOffset,
            int cStride) {
        int i = 0;
        for (; i + 6 <= rows; i += 6) {
            rows6(a, aOffset + i * aStride, aStride, b, bOffset, depth, c, cOffset + i * cStride, cStride);
        }
        if (i + 4 <= rows) {
            rows4(a, aOffset + i * aStride, aStride, b, bOffset, depth, c, cOffset + i * cStride, cStride);
            i += 4;
        }
        if (i + 2 <= rows) {
            rows2(a, aOffset + i * aStride, aStride, b, bOffset, depth, c, cOffset + i * cStride, cStride);
            i += 2;
        }
        if (i < rows) {
            rows1(a, aOffset + i * aStride, b, bOffset, depth, c, cOffset + i * cStride);
        }
    }

    private static void rows6(
            float[] a, int a0, int aStride, float[] b, int bOffset, int depth, float[] c, int c0, int cStride) {
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
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + LANES);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + LANES);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + LANES);
        s40.intoArray(c, c4);
        s41.intoArray(c, c4 + LANES);
        s50.intoArray(c, c5);
        s51.intoArray(c, c5 + LANES);
    }

    private static void rows4(
            float[] a, int a0, int aStride, float[] b, int bOffset, int depth, float[] c, int c0, int cStride) {
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
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + LANES);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + LANES);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + LANES);
    }

    private static void rows2(
            float[] a, int a0, int aStride, float[] b, int bOffset, int depth, float[] c, int c0, int cStride) {
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
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + LANES);
    }

    private static void rows1(float[] a, int a0, float[] b, int bOffset, int depth, float[] c, int c0) {
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
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
    }
}
