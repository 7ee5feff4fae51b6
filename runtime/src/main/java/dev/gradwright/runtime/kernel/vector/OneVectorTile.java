package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Outer-product tiles of a panel that is one vector wide. The accumulators are named locals, which stay in registers; each
 * is one chain of multiply-adds in the order of k.
 */
final class OneVectorTile {
    private static final int WIDTH = LANES;

    private OneVectorTile() {}

    /**
     * One panel of {@code c = a·b + bias}: 8 rows at a time, then what remains.
     *
     * @param depth columns of {@code a} and rows of the panel
     * @param j where the panel's columns start in {@code bias}
     */
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
        for (; i + 8 <= rows; i += 8) {
            rows8(a, aOffset + i * aStride, aStride, b, bOffset, depth, bias, j, c, cOffset + i * cStride, cStride);
        }
        if (i + 4 <= rows) {
            rows4(a, aOffset + i * aStride, aStride, b, bOffset, depth, bias, j, c, cOffset + i * cStride, cStride);
            i += 4;
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
        int a6 = a5 + aStride;
        int a7 = a6 + aStride;
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s20 = FloatVector.zero(SPECIES);
        FloatVector s30 = FloatVector.zero(SPECIES);
        FloatVector s40 = FloatVector.zero(SPECIES);
        FloatVector s50 = FloatVector.zero(SPECIES);
        FloatVector s60 = FloatVector.zero(SPECIES);
        FloatVector s70 = FloatVector.zero(SPECIES);
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bOffset + k * WIDTH);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + k]);
            s00 = x0.fma(b0, s00);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            s10 = x1.fma(b0, s10);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + k]);
            s20 = x2.fma(b0, s20);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + k]);
            s30 = x3.fma(b0, s30);
            FloatVector x4 = FloatVector.broadcast(SPECIES, a[a4 + k]);
            s40 = x4.fma(b0, s40);
            FloatVector x5 = FloatVector.broadcast(SPECIES, a[a5 + k]);
            s50 = x5.fma(b0, s50);
            FloatVector x6 = FloatVector.broadcast(SPECIES, a[a6 + k]);
            s60 = x6.fma(b0, s60);
            FloatVector x7 = FloatVector.broadcast(SPECIES, a[a7 + k]);
            s70 = x7.fma(b0, s70);
        }
        int c1 = c0 + cStride;
        int c2 = c1 + cStride;
        int c3 = c2 + cStride;
        int c4 = c3 + cStride;
        int c5 = c4 + cStride;
        int c6 = c5 + cStride;
        int c7 = c6 + cStride;
        FloatVector bias0 = FloatVector.fromArray(SPECIES, bias, j);
        bias0.add(s00).intoArray(c, c0);
        bias0.add(s10).intoArray(c, c1);
        bias0.add(s20).intoArray(c, c2);
        bias0.add(s30).intoArray(c, c3);
        bias0.add(s40).intoArray(c, c4);
        bias0.add(s50).intoArray(c, c5);
        bias0.add(s60).intoArray(c, c6);
        bias0.add(s70).intoArray(c, c7);
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
        FloatVector s10 = FloatVector.zero(SPECIES);
        FloatVector s20 = FloatVector.zero(SPECIES);
        FloatVector s30 = FloatVector.zero(SPECIES);
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bOffset + k * WIDTH);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + k]);
            s00 = x0.fma(b0, s00);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            s10 = x1.fma(b0, s10);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + k]);
            s20 = x2.fma(b0, s20);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + k]);
            s30 = x3.fma(b0, s30);
        }
        int c1 = c0 + cStride;
        int c2 = c1 + cStride;
        int c3 = c2 + cStride;
        FloatVector bias0 = FloatVector.fromArray(SPECIES, bias, j);
        bias0.add(s00).intoArray(c, c0);
        bias0.add(s10).intoArray(c, c1);
        bias0.add(s20).intoArray(c, c2);
        bias0.add(s30).intoArray(c, c3);
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
        FloatVector s10 = FloatVector.zero(SPECIES);
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bOffset + k * WIDTH);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + k]);
            s00 = x0.fma(b0, s00);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            s10 = x1.fma(b0, s10);
        }
        int c1 = c0 + cStride;
        FloatVector bias0 = FloatVector.fromArray(SPECIES, bias, j);
        bias0.add(s00).intoArray(c, c0);
        bias0.add(s10).intoArray(c, c1);
    }

    private static void rows1(
            float[] a, int a0, float[] b, int bOffset, int depth, float[] bias, int j, float[] c, int c0) {
        FloatVector s00 = FloatVector.zero(SPECIES);
        for (int k = 0; k < depth; k++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bOffset + k * WIDTH);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[a0 + k]);
            s00 = x0.fma(b0, s00);
        }
        FloatVector bias0 = FloatVector.fromArray(SPECIES, bias, j);
        bias0.add(s00).intoArray(c, c0);
    }
}
