package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Outer-product tiles on panels one vector wide: 8, 4, 2 or 1 rows of {@code c = a·b + bias}. The
 * accumulators are named locals, which stay in registers; each is one chain of multiply-adds in the order of k.
 */
final class OneVectorTile {
    private static final int WIDTH = LANES;

    private OneVectorTile() {}

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
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        FloatVector c40 = FloatVector.zero(SPECIES);
        FloatVector c50 = FloatVector.zero(SPECIES);
        FloatVector c60 = FloatVector.zero(SPECIES);
        FloatVector c70 = FloatVector.zero(SPECIES);
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
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + k]);
            c00 = x0.fma(b0, c00);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            c10 = x1.fma(b0, c10);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + k]);
            c20 = x2.fma(b0, c20);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + k]);
            c30 = x3.fma(b0, c30);
            FloatVector x4 = FloatVector.broadcast(SPECIES, a[a4 + k]);
            c40 = x4.fma(b0, c40);
            FloatVector x5 = FloatVector.broadcast(SPECIES, a[a5 + k]);
            c50 = x5.fma(b0, c50);
            FloatVector x6 = FloatVector.broadcast(SPECIES, a[a6 + k]);
            c60 = x6.fma(b0, c60);
            FloatVector x7 = FloatVector.broadcast(SPECIES, a[a7 + k]);
            c70 = x7.fma(b0, c70);
        }
        FloatVector d0 = FloatVector.fromArray(SPECIES, bias, biasOffset);
        c00.add(d0).intoArray(c, cOffset);
        c10.add(d0).intoArray(c, cOffset + cStride);
        c20.add(d0).intoArray(c, cOffset + 2 * cStride);
        c30.add(d0).intoArray(c, cOffset + 3 * cStride);
        c40.add(d0).intoArray(c, cOffset + 4 * cStride);
        c50.add(d0).intoArray(c, cOffset + 5 * cStride);
        c60.add(d0).intoArray(c, cOffset + 6 * cStride);
        c70.add(d0).intoArray(c, cOffset + 7 * cStride);
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
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        int a1 = aOffset + aStride;
        int a2 = aOffset + 2 * aStride;
        int a3 = aOffset + 3 * aStride;
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + k]);
            c00 = x0.fma(b0, c00);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            c10 = x1.fma(b0, c10);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + k]);
            c20 = x2.fma(b0, c20);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + k]);
            c30 = x3.fma(b0, c30);
        }
        FloatVector d0 = FloatVector.fromArray(SPECIES, bias, biasOffset);
        c00.add(d0).intoArray(c, cOffset);
        c10.add(d0).intoArray(c, cOffset + cStride);
        c20.add(d0).intoArray(c, cOffset + 2 * cStride);
        c30.add(d0).intoArray(c, cOffset + 3 * cStride);
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
        FloatVector c10 = FloatVector.zero(SPECIES);
        int a1 = aOffset + aStride;
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + k]);
            c00 = x0.fma(b0, c00);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            c10 = x1.fma(b0, c10);
        }
        FloatVector d0 = FloatVector.fromArray(SPECIES, bias, biasOffset);
        c00.add(d0).intoArray(c, cOffset);
        c10.add(d0).intoArray(c, cOffset + cStride);
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
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + k]);
            c00 = x0.fma(b0, c00);
        }
        FloatVector d0 = FloatVector.fromArray(SPECIES, bias, biasOffset);
        c00.add(d0).intoArray(c, cOffset);
    }
}
