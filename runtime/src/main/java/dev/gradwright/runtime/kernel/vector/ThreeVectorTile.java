package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Outer-product tiles on panels three vectors wide: 8, 4, 2 or 1 rows of {@code c = a·b + bias}. The
 * accumulators are named locals, which stay in registers; each is one chain of multiply-adds in the order of k.
 */
final class ThreeVectorTile {
    private static final int WIDTH = 3 * LANES;

    private ThreeVectorTile() {}

    /** Multiplies all rows: 8 at a time, then what remains. */
    static void multiply(
            float[] a,
            int rows,
            int aStride,
            float[] b,
            int bOffset,
            int depth,
            float[] bias,
            int column,
            float[] c,
            int cStride) {
        int i = 0;
        for (; i + 8 <= rows; i += 8) {
            rows8(a, i * aStride, aStride, b, bOffset, depth, bias, column, c, i * cStride + column, cStride);
        }
        if (i + 4 <= rows) {
            rows4(a, i * aStride, aStride, b, bOffset, depth, bias, column, c, i * cStride + column, cStride);
            i += 4;
        }
        if (i + 2 <= rows) {
            rows2(a, i * aStride, aStride, b, bOffset, depth, bias, column, c, i * cStride + column, cStride);
            i += 2;
        }
        if (i < rows) {
            rows1(a, i * aStride, aStride, b, bOffset, depth, bias, column, c, i * cStride + column, cStride);
        }
    }

    private static void rows8(
            float[] a,
            int aOffset,
            int aStride,
            float[] b,
            int bOffset,
            int depth,
            float[] bias,
            int biasOffset,
            float[] c,
            int cOffset,
            int cStride) {
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
        int a1 = aOffset + aStride;
        int a2 = aOffset + 2 * aStride;
        int a3 = aOffset + 3 * aStride;
        int a4 = aOffset + 4 * aStride;
        int a5 = aOffset + 5 * aStride;
        int a6 = aOffset + 6 * aStride;
        int a7 = aOffset + 7 * aStride;
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bk + 2 * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + k]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            c12 = x1.fma(b2, c12);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + k]);
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            c22 = x2.fma(b2, c22);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + k]);
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
            c32 = x3.fma(b2, c32);
            FloatVector x4 = FloatVector.broadcast(SPECIES, a[a4 + k]);
            c40 = x4.fma(b0, c40);
            c41 = x4.fma(b1, c41);
            c42 = x4.fma(b2, c42);
            FloatVector x5 = FloatVector.broadcast(SPECIES, a[a5 + k]);
            c50 = x5.fma(b0, c50);
            c51 = x5.fma(b1, c51);
            c52 = x5.fma(b2, c52);
            FloatVector x6 = FloatVector.broadcast(SPECIES, a[a6 + k]);
            c60 = x6.fma(b0, c60);
            c61 = x6.fma(b1, c61);
            c62 = x6.fma(b2, c62);
            FloatVector x7 = FloatVector.broadcast(SPECIES, a[a7 + k]);
            c70 = x7.fma(b0, c70);
            c71 = x7.fma(b1, c71);
            c72 = x7.fma(b2, c72);
        }
        FloatVector d0 = FloatVector.fromArray(SPECIES, bias, biasOffset);
        FloatVector d1 = FloatVector.fromArray(SPECIES, bias, biasOffset + LANES);
        FloatVector d2 = FloatVector.fromArray(SPECIES, bias, biasOffset + 2 * LANES);
        c00.add(d0).intoArray(c, cOffset);
        c01.add(d1).intoArray(c, cOffset + LANES);
        c02.add(d2).intoArray(c, cOffset + 2 * LANES);
        c10.add(d0).intoArray(c, cOffset + cStride);
        c11.add(d1).intoArray(c, cOffset + cStride + LANES);
        c12.add(d2).intoArray(c, cOffset + cStride + 2 * LANES);
        c20.add(d0).intoArray(c, cOffset + 2 * cStride);
        c21.add(d1).intoArray(c, cOffset + 2 * cStride + LANES);
        c22.add(d2).intoArray(c, cOffset + 2 * cStride + 2 * LANES);
        c30.add(d0).intoArray(c, cOffset + 3 * cStride);
        c31.add(d1).intoArray(c, cOffset + 3 * cStride + LANES);
        c32.add(d2).intoArray(c, cOffset + 3 * cStride + 2 * LANES);
        c40.add(d0).intoArray(c, cOffset + 4 * cStride);
        c41.add(d1).intoArray(c, cOffset + 4 * cStride + LANES);
        c42.add(d2).intoArray(c, cOffset + 4 * cStride + 2 * LANES);
        c50.add(d0).intoArray(c, cOffset + 5 * cStride);
        c51.add(d1).intoArray(c, cOffset + 5 * cStride + LANES);
        c52.add(d2).intoArray(c, cOffset + 5 * cStride + 2 * LANES);
        c60.add(d0).intoArray(c, cOffset + 6 * cStride);
        c61.add(d1).intoArray(c, cOffset + 6 * cStride + LANES);
        c62.add(d2).intoArray(c, cOffset + 6 * cStride + 2 * LANES);
        c70.add(d0).intoArray(c, cOffset + 7 * cStride);
        c71.add(d1).intoArray(c, cOffset + 7 * cStride + LANES);
        c72.add(d2).intoArray(c, cOffset + 7 * cStride + 2 * LANES);
    }

    private static void rows4(
            float[] a,
            int aOffset,
            int aStride,
            float[] b,
            int bOffset,
            int depth,
            float[] bias,
            int biasOffset,
            float[] c,
            int cOffset,
            int cStride) {
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
        int a1 = aOffset + aStride;
        int a2 = aOffset + 2 * aStride;
        int a3 = aOffset + 3 * aStride;
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bk + 2 * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + k]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            c12 = x1.fma(b2, c12);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + k]);
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            c22 = x2.fma(b2, c22);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + k]);
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
            c32 = x3.fma(b2, c32);
        }
        FloatVector d0 = FloatVector.fromArray(SPECIES, bias, biasOffset);
        FloatVector d1 = FloatVector.fromArray(SPECIES, bias, biasOffset + LANES);
        FloatVector d2 = FloatVector.fromArray(SPECIES, bias, biasOffset + 2 * LANES);
        c00.add(d0).intoArray(c, cOffset);
        c01.add(d1).intoArray(c, cOffset + LANES);
        c02.add(d2).intoArray(c, cOffset + 2 * LANES);
        c10.add(d0).intoArray(c, cOffset + cStride);
        c11.add(d1).intoArray(c, cOffset + cStride + LANES);
        c12.add(d2).intoArray(c, cOffset + cStride + 2 * LANES);
        c20.add(d0).intoArray(c, cOffset + 2 * cStride);
        c21.add(d1).intoArray(c, cOffset + 2 * cStride + LANES);
        c22.add(d2).intoArray(c, cOffset + 2 * cStride + 2 * LANES);
        c30.add(d0).intoArray(c, cOffset + 3 * cStride);
        c31.add(d1).intoArray(c, cOffset + 3 * cStride + LANES);
        c32.add(d2).intoArray(c, cOffset + 3 * cStride + 2 * LANES);
    }

    private static void rows2(
            float[] a,
            int aOffset,
            int aStride,
            float[] b,
            int bOffset,
            int depth,
            float[] bias,
            int biasOffset,
            float[] c,
            int cOffset,
            int cStride) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = FloatVector.zero(SPECIES);
        FloatVector c02 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c11 = FloatVector.zero(SPECIES);
        FloatVector c12 = FloatVector.zero(SPECIES);
        int a1 = aOffset + aStride;
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bk + 2 * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + k]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            c12 = x1.fma(b2, c12);
        }
        FloatVector d0 = FloatVector.fromArray(SPECIES, bias, biasOffset);
        FloatVector d1 = FloatVector.fromArray(SPECIES, bias, biasOffset + LANES);
        FloatVector d2 = FloatVector.fromArray(SPECIES, bias, biasOffset + 2 * LANES);
        c00.add(d0).intoArray(c, cOffset);
        c01.add(d1).intoArray(c, cOffset + LANES);
        c02.add(d2).intoArray(c, cOffset + 2 * LANES);
        c10.add(d0).intoArray(c, cOffset + cStride);
        c11.add(d1).intoArray(c, cOffset + cStride + LANES);
        c12.add(d2).intoArray(c, cOffset + cStride + 2 * LANES);
    }

    private static void rows1(
            float[] a,
            int aOffset,
            int aStride,
            float[] b,
            int bOffset,
            int depth,
            float[] bias,
            int biasOffset,
            float[] c,
            int cOffset,
            int cStride) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = FloatVector.zero(SPECIES);
        FloatVector c02 = FloatVector.zero(SPECIES);
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bk + 2 * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + k]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
        }
        FloatVector d0 = FloatVector.fromArray(SPECIES, bias, biasOffset);
        FloatVector d1 = FloatVector.fromArray(SPECIES, bias, biasOffset + LANES);
        FloatVector d2 = FloatVector.fromArray(SPECIES, bias, biasOffset + 2 * LANES);
        c00.add(d0).intoArray(c, cOffset);
        c01.add(d1).intoArray(c, cOffset + LANES);
        c02.add(d2).intoArray(c, cOffset + 2 * LANES);
    }
}
