package dev.gradwright.runtime.kernel.portable;

import static dev.gradwright.runtime.kernel.portable.MultiplyAdd.multiplyAdd;

/** Loops over one row at a time: arrays indexed from 0, as long as the row. */
final class PortableRows {
    private PortableRows() {}

    /** {@code sum += x}. */
    static void add(float[] x, float[] sum) {
        for (int j = 0; j < x.length; j++) {
            sum[j] += x[j];
        }
    }

    /** {@code sum += x²}. */
    static void addSquares(float[] x, float[] sum) {
        for (int j = 0; j < x.length; j++) {
            sum[j] = multiplyAdd(x[j], x[j], sum[j]);
        }
    }

    /** {@code sum += 0·x}: NaN from the first x on that is not finite. */
    static void addZeros(float[] x, float[] sum) {
        for (int j = 0; j < x.length; j++) {
            sum[j] += 0f * x[j];
        }
    }

    /** {@code x = x·factor}. */
    static void scale(float[] x, float factor) {
        for (int j = 0; j < x.length; j++) {
            x[j] *= factor;
        }
    }

    /** {@code y = x·scale + shift}. */
    static void scaleShift(float[] x, float[] scale, float[] shift, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = multiplyAdd(x[j], scale[j], shift[j]);
        }
    }

    /** Brings x into [−limit, limit]. */
    static void clip(float[] x, float limit) {
        for (int j = 0; j < x.length; j++) {
            x[j] = Math.max(-limit, Math.min(limit, x[j]));
        }
    }
}
