package dev.gradwright.runtime.kernel.portable;

import static dev.gradwright.runtime.kernel.portable.MultiplyAdd.multiplyAdd;

/**
 * Sums of scaled rows, {@code c += Σ aₖ·bₖ}: the one form of a product that C2 vectorizes well. The loops run over
 * separate arrays, all indexed from 0, and each element is one chain of multiply-adds in the order of k.
 */
final class ScaledRows {
    private ScaledRows() {}

    /**
     * Adds scaled rows of b to four rows of c, two rows of b at a time: each value of b that is loaded is used four
     * times, each value of c twice.
     */
    static void add2x4(
            float a00,
            float a01,
            float a10,
            float a11,
            float a20,
            float a21,
            float a30,
            float a31,
            float[] b0,
            float[] b1,
            float[] c0,
            float[] c1,
            float[] c2,
            float[] c3) {
        for (int j = 0; j < c0.length; j++) {
            float x = b0[j];
            float y = b1[j];
            c0[j] = multiplyAdd(a01, y, multiplyAdd(a00, x, c0[j]));
            c1[j] = multiplyAdd(a11, y, multiplyAdd(a10, x, c1[j]));
            c2[j] = multiplyAdd(a21, y, multiplyAdd(a20, x, c2[j]));
            c3[j] = multiplyAdd(a31, y, multiplyAdd(a30, x, c3[j]));
        }
    }

    /** {@code c += Σ a[k + m]·bₘ} over four rows; over eight, C2 of JDK 17 gives up and stays scalar. */
    static void add4(float[] a, int k, float[] b0, float[] b1, float[] b2, float[] b3, float[] c) {
        float a0 = a[k];
        float a1 = a[k + 1];
        float a2 = a[k + 2];
        float a3 = a[k + 3];
        for (int j = 0; j < c.length; j++) {
            c[j] = multiplyAdd(a3, b3[j], multiplyAdd(a2, b2[j], multiplyAdd(a1, b1[j], multiplyAdd(a0, b0[j], c[j]))));
        }
    }

    /** {@code c += a·b}. */
    static void add(float a, float[] b, float[] c) {
        for (int j = 0; j < c.length; j++) {
            c[j] = multiplyAdd(a, b[j], c[j]);
        }
    }
}
