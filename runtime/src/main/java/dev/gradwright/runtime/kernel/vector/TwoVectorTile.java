package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Outer-product tiles on panels two vectors wide: 6, 4, 2 or 1 rows of {@code c = a·b + bias}. The
 * accumulators are named locals, which stay in registers; each is one chain of multiply-adds in the order of k.
 */
final class TwoVectorTile {
    private static final int WIDTH = 2 * LANES;

    private TwoVectorTile() {}

    /** Multiplies all rows: 6 at a time, then what remains. */
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
        for (; i + 6 <= rows; i += 6) {
            rows6(a, i * aStride, aStride, b, bOffset, depth, bias, column, c, i * cStride + column, cStride);
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

    private static void rows6(
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
        int a1 = aOffset + aStride;
        int a2 = aOffset + 2 * aStride;
        int a3 = aOffset + 3 * aStride;
        int a4 = aOffset + 4 * aStride;
        int a5 = aOffset + 5 * aStride;
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + k]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + k]);
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + k]);
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
            FloatVector x4 = FloatVector.broadcast(SPECIES, a[a4 + k]);
            c40 = x4.fma(b0, c40);
            c41 = x4.fma(b1, c41);
            FloatVector x5 = FloatVector.broadcast(SPECIES, a[a5 + k]);
            c50 = x5.fma(b0, c50);
            c51 = x5.fma(b1, c51);
        }
        FloatVector d0 = FloatVector.fromArray(SPECIES, bias, biasOffset);
        FloatVector d1 = FloatVector.fromArray(SPECIES, bias, biasOffset + LANES);
        c00.add(d0).intoArray(c, cOffset);
        c01.add(d1).intoArray(c, cOffset + LANES);
        c10.add(d0).intoArray(c, cOffset + cStride);
        c11.add(d1).intoArray(c, cOffset + cStride + LANES);
        c20.add(d0).intoArray(c, cOffset + 2 * cStride);
        c21.add(d1).intoArray(c, cOffset + 2 * cStride + LANES);
        c30.add(d0).intoArray(c, cOffset + 3 * cStride);
        c31.add(d1).intoArray(c, cOffset + 3 * cStride + LANES);
        c40.add(d0).intoArray(c, cOffset + 4 * cStride);
        c41.add(d1).intoArray(c, cOffset + 4 * cStride + LANES);
        c50.add(d0).intoArray(c, cOffset + 5 * cStride);
        c51.add(d1).intoArray(c, cOffset + 5 * cStride + LANES);
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
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c11 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c21 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        FloatVector c31 = FloatVector.zero(SPECIES);
        int a1 = aOffset + aStride;
        int a2 = aOffset + 2 * aStride;
        int a3 = aOffset + 3 * aStride;
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + k]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + k]);
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + k]);
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
        }
        FloatVector d0 = FloatVector.fromArray(SPECIES, bias, biasOffset);
        FloatVector d1 = FloatVector.fromArray(SPECIES, bias, biasOffset + LANES);
        c00.add(d0).intoArray(c, cOffset);
        c01.add(d1).intoArray(c, cOffset + LANES);
        c10.add(d0).intoArray(c, cOffset + cStride);
        c11.add(d1).intoArray(c, cOffset + cStride + LANES);
        c20.add(d0).intoArray(c, cOffset + 2 * cStride);
        c21.add(d1).intoArray(c, cOffset + 2 * cStride + LANES);
        c30.add(d0).intoArray(c, cOffset + 3 * cStride);
        c31.add(d1).intoArray(c, cOffset + 3 * cStride + LANES);
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
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c11 = FloatVector.zero(SPECIES);
        int a1 = aOffset + aStride;
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + k]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
        }
        FloatVector d0 = FloatVector.fromArray(SPECIES, bias, biasOffset);
        FloatVector d1 = FloatVector.fromArray(SPECIES, bias, biasOffset + LANES);
        c00.add(d0).intoArray(c, cOffset);
        c01.add(d1).intoArray(c, cOffset + LANES);
        c10.add(d0).intoArray(c, cOffset + cStride);
        c11.add(d1).intoArray(c, cOffset + cStride + LANES);
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
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + k]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
        }
        FloatVector d0 = FloatVector.fromArray(SPECIES, bias, biasOffset);
        FloatVector d1 = FloatVector.fromArray(SPECIES, bias, biasOffset + LANES);
        c00.add(d0).intoArray(c, cOffset);
        c01.add(d1).intoArray(c, cOffset + LANES);
    }
}
