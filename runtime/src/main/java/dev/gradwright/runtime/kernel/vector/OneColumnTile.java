package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;

/**
 * The product of a layer with one unit, whose panel holds one value in each vector. Eight rows at a time without
 * vectors: the chains of eight rows keep the multiply-adders as busy as one vector would, and nothing is computed for
 * the padding.
 */
final class OneColumnTile {
    private OneColumnTile() {}

    /** The first column of {@code c = a·b + bias}. */
    static void multiply(RowTensor a, float[] b, int bOffset, float bias, RowTensor c) {
        int rows = a.rows();
        int i = 0;
        for (; i + 8 <= rows; i += 8) {
            rows8(
                    a.data(),
                    a.offset() + i * a.stride(),
                    a.stride(),
                    b,
                    bOffset,
                    a.columns(),
                    bias,
                    c.data(),
                    c.offset() + i * c.stride(),
                    c.stride());
        }
        for (; i < rows; i++) {
            c.data()[c.offset() + i * c.stride()] =
                    row(a.data(), a.offset() + i * a.stride(), b, bOffset, a.columns(), bias);
        }
    }

    private static void rows8(
            float[] a, int a0, int aStride, float[] b, int b0, int depth, float bias, float[] c, int c0, int cStride) {
        int a1 = a0 + aStride;
        int a2 = a1 + aStride;
        int a3 = a2 + aStride;
        int a4 = a3 + aStride;
        int a5 = a4 + aStride;
        int a6 = a5 + aStride;
        int a7 = a6 + aStride;
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        for (int k = 0; k < depth; k++) {
            float w = b[b0 + k * LANES];
            s0 = Math.fma(a[a0 + k], w, s0);
            s1 = Math.fma(a[a1 + k], w, s1);
            s2 = Math.fma(a[a2 + k], w, s2);
            s3 = Math.fma(a[a3 + k], w, s3);
            s4 = Math.fma(a[a4 + k], w, s4);
            s5 = Math.fma(a[a5 + k], w, s5);
            s6 = Math.fma(a[a6 + k], w, s6);
            s7 = Math.fma(a[a7 + k], w, s7);
        }
        c[c0] = bias + s0;
        c[c0 + cStride] = bias + s1;
        c[c0 + 2 * cStride] = bias + s2;
        c[c0 + 3 * cStride] = bias + s3;
        c[c0 + 4 * cStride] = bias + s4;
        c[c0 + 5 * cStride] = bias + s5;
        c[c0 + 6 * cStride] = bias + s6;
        c[c0 + 7 * cStride] = bias + s7;
    }

    private static float row(float[] a, int a0, float[] b, int b0, int depth, float bias) {
        float sum = 0;
        for (int k = 0; k < depth; k++) {
            sum = Math.fma(a[a0 + k], b[b0 + k * LANES], sum);
        }
        return bias + sum;
    }
}
