package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;
import static dev.gradwright.runtime.kernel.vector.VectorTensor.SPECIES;

import jdk.incubator.vector.FloatVector;

/**
 * Outer-product tiles on panels four vectors wide: 6, 4, 2 or 1 rows of {@code c = a·b + bias}. The
 * accumulators are named locals, which stay in registers; each is one chain of multiply-adds in the order of k.
 */
final class FourVectorTile {
    private static final int WIDTH = 4 * LANES;

    private FourVectorTile() {}

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
        FloatVector c02 = FloatVector.zero(SPECIES);
        FloatVector c03 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c11 = FloatVector.zero(SPECIES);
        FloatVector c12 = FloatVector.zero(SPECIES);
        FloatVector c13 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c21 = FloatVector.zero(SPECIES);
        FloatVector c22 = FloatVector.zero(SPECIES);
        FloatVector c23 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        FloatVector c31 = FloatVector.zero(SPECIES);
        FloatVector c32 = FloatVector.zero(SPECIES);
        FloatVector c33 = FloatVector.zero(SPECIES);
        FloatVector c40 = FloatVector.zero(SPECIES);
        FloatVector c41 = FloatVector.zero(SPECIES);
        FloatVector c42 = FloatVector.zero(SPECIES);
        FloatVector c43 = FloatVector.zero(SPECIES);
        FloatVector c50 = FloatVector.zero(SPECIES);
        FloatVector c51 = FloatVector.zero(SPECIES);
        FloatVector c52 = FloatVector.zero(SPECIES);
        FloatVector c53 = FloatVector.zero(SPECIES);
        int a1 = aOffset + aStride;
        int a2 = aOffset + 2 * aStride;
        int a3 = aOffset + 3 * aStride;
        int a4 = aOffset + 4 * aStride;
        int a5 = aOffset + 5 * aStride;
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bk + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, bk + 3 * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + k]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
            c03 = x0.fma(b3, c03);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            c12 = x1.fma(b2, c12);
            c13 = x1.fma(b3, c13);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + k]);
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            c22 = x2.fma(b2, c22);
            c23 = x2.fma(b3, c23);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + k]);
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
            c32 = x3.fma(b2, c32);
            c33 = x3.fma(b3, c33);
            FloatVector x4 = FloatVector.broadcast(SPECIES, a[a4 + k]);
            c40 = x4.fma(b0, c40);
            c41 = x4.fma(b1, c41);
            c42 = x4.fma(b2, c42);
            c43 = x4.fma(b3, c43);
            FloatVector x5 = FloatVector.broadcast(SPECIES, a[a5 + k]);
            c50 = x5.fma(b0, c50);
            c51 = x5.fma(b1, c51);
            c52 = x5.fma(b2, c52);
            c53 = x5.fma(b3, c53);
        }
        FloatVector d0 = FloatVector.fromArray(SPECIES, bias, biasOffset);
        FloatVector d1 = FloatVector.fromArray(SPECIES, bias, biasOffset + LANES);
        FloatVector d2 = FloatVector.fromArray(SPECIES, bias, biasOffset + 2 * LANES);
        FloatVector d3 = FloatVector.fromArray(SPECIES, bias, biasOffset + 3 * LANES);
        c00.add(d0).intoArray(c, cOffset);
        c01.add(d1).intoArray(c, cOffset + LANES);
        c02.add(d2).intoArray(c, cOffset + 2 * LANES);
        c03.add(d3).intoArray(c, cOffset + 3 * LANES);
        c10.add(d0).intoArray(c, cOffset + cStride);
        c11.add(d1).intoArray(c, cOffset + cStride + LANES);
        c12.add(d2).intoArray(c, cOffset + cStride + 2 * LANES);
        c13.add(d3).intoArray(c, cOffset + cStride + 3 * LANES);
        c20.add(d0).intoArray(c, cOffset + 2 * cStride);
        c21.add(d1).intoArray(c, cOffset + 2 * cStride + LANES);
        c22.add(d2).intoArray(c, cOffset + 2 * cStride + 2 * LANES);
        c23.add(d3).intoArray(c, cOffset + 2 * cStride + 3 * LANES);
        c30.add(d0).intoArray(c, cOffset + 3 * cStride);
        c31.add(d1).intoArray(c, cOffset + 3 * cStride + LANES);
        c32.add(d2).intoArray(c, cOffset + 3 * cStride + 2 * LANES);
        c33.add(d3).intoArray(c, cOffset + 3 * cStride + 3 * LANES);
        c40.add(d0).intoArray(c, cOffset + 4 * cStride);
        c41.add(d1).intoArray(c, cOffset + 4 * cStride + LANES);
        c42.add(d2).intoArray(c, cOffset + 4 * cStride + 2 * LANES);
        c43.add(d3).intoArray(c, cOffset + 4 * cStride + 3 * LANES);
        c50.add(d0).intoArray(c, cOffset + 5 * cStride);
        c51.add(d1).intoArray(c, cOffset + 5 * cStride + LANES);
        c52.add(d2).intoArray(c, cOffset + 5 * cStride + 2 * LANES);
        c53.add(d3).intoArray(c, cOffset + 5 * cStride + 3 * LANES);
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
        FloatVector c03 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c11 = FloatVector.zero(SPECIES);
        FloatVector c12 = FloatVector.zero(SPECIES);
        FloatVector c13 = FloatVector.zero(SPECIES);
        FloatVector c20 = FloatVector.zero(SPECIES);
        FloatVector c21 = FloatVector.zero(SPECIES);
        FloatVector c22 = FloatVector.zero(SPECIES);
        FloatVector c23 = FloatVector.zero(SPECIES);
        FloatVector c30 = FloatVector.zero(SPECIES);
        FloatVector c31 = FloatVector.zero(SPECIES);
        FloatVector c32 = FloatVector.zero(SPECIES);
        FloatVector c33 = FloatVector.zero(SPECIES);
        int a1 = aOffset + aStride;
        int a2 = aOffset + 2 * aStride;
        int a3 = aOffset + 3 * aStride;
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bk + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, bk + 3 * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + k]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
            c03 = x0.fma(b3, c03);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            c12 = x1.fma(b2, c12);
            c13 = x1.fma(b3, c13);
            FloatVector x2 = FloatVector.broadcast(SPECIES, a[a2 + k]);
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            c22 = x2.fma(b2, c22);
            c23 = x2.fma(b3, c23);
            FloatVector x3 = FloatVector.broadcast(SPECIES, a[a3 + k]);
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
            c32 = x3.fma(b2, c32);
            c33 = x3.fma(b3, c33);
        }
        FloatVector d0 = FloatVector.fromArray(SPECIES, bias, biasOffset);
        FloatVector d1 = FloatVector.fromArray(SPECIES, bias, biasOffset + LANES);
        FloatVector d2 = FloatVector.fromArray(SPECIES, bias, biasOffset + 2 * LANES);
        FloatVector d3 = FloatVector.fromArray(SPECIES, bias, biasOffset + 3 * LANES);
        c00.add(d0).intoArray(c, cOffset);
        c01.add(d1).intoArray(c, cOffset + LANES);
        c02.add(d2).intoArray(c, cOffset + 2 * LANES);
        c03.add(d3).intoArray(c, cOffset + 3 * LANES);
        c10.add(d0).intoArray(c, cOffset + cStride);
        c11.add(d1).intoArray(c, cOffset + cStride + LANES);
        c12.add(d2).intoArray(c, cOffset + cStride + 2 * LANES);
        c13.add(d3).intoArray(c, cOffset + cStride + 3 * LANES);
        c20.add(d0).intoArray(c, cOffset + 2 * cStride);
        c21.add(d1).intoArray(c, cOffset + 2 * cStride + LANES);
        c22.add(d2).intoArray(c, cOffset + 2 * cStride + 2 * LANES);
        c23.add(d3).intoArray(c, cOffset + 2 * cStride + 3 * LANES);
        c30.add(d0).intoArray(c, cOffset + 3 * cStride);
        c31.add(d1).intoArray(c, cOffset + 3 * cStride + LANES);
        c32.add(d2).intoArray(c, cOffset + 3 * cStride + 2 * LANES);
        c33.add(d3).intoArray(c, cOffset + 3 * cStride + 3 * LANES);
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
        FloatVector c03 = FloatVector.zero(SPECIES);
        FloatVector c10 = FloatVector.zero(SPECIES);
        FloatVector c11 = FloatVector.zero(SPECIES);
        FloatVector c12 = FloatVector.zero(SPECIES);
        FloatVector c13 = FloatVector.zero(SPECIES);
        int a1 = aOffset + aStride;
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bk + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, bk + 3 * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + k]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
            c03 = x0.fma(b3, c03);
            FloatVector x1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            c12 = x1.fma(b2, c12);
            c13 = x1.fma(b3, c13);
        }
        FloatVector d0 = FloatVector.fromArray(SPECIES, bias, biasOffset);
        FloatVector d1 = FloatVector.fromArray(SPECIES, bias, biasOffset + LANES);
        FloatVector d2 = FloatVector.fromArray(SPECIES, bias, biasOffset + 2 * LANES);
        FloatVector d3 = FloatVector.fromArray(SPECIES, bias, biasOffset + 3 * LANES);
        c00.add(d0).intoArray(c, cOffset);
        c01.add(d1).intoArray(c, cOffset + LANES);
        c02.add(d2).intoArray(c, cOffset + 2 * LANES);
        c03.add(d3).intoArray(c, cOffset + 3 * LANES);
        c10.add(d0).intoArray(c, cOffset + cStride);
        c11.add(d1).intoArray(c, cOffset + cStride + LANES);
        c12.add(d2).intoArray(c, cOffset + cStride + 2 * LANES);
        c13.add(d3).intoArray(c, cOffset + cStride + 3 * LANES);
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
        FloatVector c03 = FloatVector.zero(SPECIES);
        for (int k = 0; k < depth; k++) {
            int bk = bOffset + k * WIDTH;
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bk);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bk + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bk + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, bk + 3 * LANES);
            FloatVector x0 = FloatVector.broadcast(SPECIES, a[aOffset + k]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c02 = x0.fma(b2, c02);
            c03 = x0.fma(b3, c03);
        }
        FloatVector d0 = FloatVector.fromArray(SPECIES, bias, biasOffset);
        FloatVector d1 = FloatVector.fromArray(SPECIES, bias, biasOffset + LANES);
        FloatVector d2 = FloatVector.fromArray(SPECIES, bias, biasOffset + 2 * LANES);
        FloatVector d3 = FloatVector.fromArray(SPECIES, bias, biasOffset + 3 * LANES);
        c00.add(d0).intoArray(c, cOffset);
        c01.add(d1).intoArray(c, cOffset + LANES);
        c02.add(d2).intoArray(c, cOffset + 2 * LANES);
        c03.add(d3).intoArray(c, cOffset + 3 * LANES);
    }
}
