package dev.gradwright.runtime.kernel.portable;

import static dev.gradwright.runtime.kernel.portable.MultiplyAdd.multiplyAdd;

/**
 * The product of a layer with one unit, for which a loop over a row of the result has a single iteration. Four sums
 * beside each other keep the processor busy; each is one chain of multiply-adds in the order of k.
 */
final class OneColumnTile {
    private OneColumnTile() {}

    /** Four rows of {@code c = a·b}. */
    static void multiply(
            float[] a0,
            float[] a1,
            float[] a2,
            float[] a3,
            float[][] b,
            int depth,
            float[] c0,
            float[] c1,
            float[] c2,
            float[] c3) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        for (int k = 0; k < depth; k++) {
            float value = b[k][0];
            s0 = multiplyAdd(a0[k], value, s0);
            s1 = multiplyAdd(a1[k], value, s1);
            s2 = multiplyAdd(a2[k], value, s2);
            s3 = multiplyAdd(a3[k], value, s3);
        }
        c0[0] = s0;
        c1[0] = s1;
        c2[0] = s2;
        c3[0] = s3;
    }
}
