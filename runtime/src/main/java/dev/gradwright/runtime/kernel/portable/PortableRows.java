package dev.gradwright.runtime.kernel.portable;

import static dev.gradwright.runtime.kernel.portable.MultiplyAdd.multiplyAdd;

import dev.gradwright.runtime.kernel.VirtualLanes;
import java.util.Arrays;

/** Loops over one row at a time: arrays indexed from 0, as long as the row. */
final class PortableRows {
    private PortableRows() {}

    /** {@code sum += x}. */
    static void add(float[] x, float[] sum) {
        for (int j = 0; j < x.length; j++) {
            sum[j] += x[j];
        }
    }

    /** {@code y = a + b}. */
    static void add(float[] a, float[] b, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = a[j] + b[j];
        }
    }

    /** Overwrites {@code sum} with the sum of all rows, in their order. */
    static void sum(PortableTensor x, float[] sum) {
        Arrays.fill(sum, 0, x.columns(), 0);
        for (int i = 0; i < x.rows(); i++) {
            add(x.row(i), sum);
        }
    }

    /** {@code Σ a·b} over all of {@code a}. */
    static float dot(float[] a, float[] b, float[] lanes) {
        return dot(a, b, a.length, lanes);
    }

    /**
     * {@code Σ a·b} in the order of {@link VirtualLanes}. Sixteen chains at a time keep the processor busy, because C2
     * does not vectorize this loop.
     *
     * @param lanes overwritten
     */
    static float dot(float[] a, float[] b, int length, float[] lanes) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        float s8 = 0;
        float s9 = 0;
        float s10 = 0;
        float s11 = 0;
        float s12 = 0;
        float s13 = 0;
        float s14 = 0;
        float s15 = 0;
        int whole = length & -VirtualLanes.COUNT;
        for (int j = 0; j < whole; j += VirtualLanes.COUNT) {
            s0 = multiplyAdd(a[j], b[j], s0);
            s1 = multiplyAdd(a[j + 1], b[j + 1], s1);
            s2 = multiplyAdd(a[j + 2], b[j + 2], s2);
            s3 = multiplyAdd(a[j + 3], b[j + 3], s3);
            s4 = multiplyAdd(a[j + 4], b[j + 4], s4);
            s5 = multiplyAdd(a[j + 5], b[j + 5], s5);
            s6 = multiplyAdd(a[j + 6], b[j + 6], s6);
            s7 = multiplyAdd(a[j + 7], b[j + 7], s7);
            s8 = multiplyAdd(a[j + 8], b[j + 8], s8);
            s9 = multiplyAdd(a[j + 9], b[j + 9], s9);
            s10 = multiplyAdd(a[j + 10], b[j + 10], s10);
            s11 = multiplyAdd(a[j + 11], b[j + 11], s11);
            s12 = multiplyAdd(a[j + 12], b[j + 12], s12);
            s13 = multiplyAdd(a[j + 13], b[j + 13], s13);
            s14 = multiplyAdd(a[j + 14], b[j + 14], s14);
            s15 = multiplyAdd(a[j + 15], b[j + 15], s15);
        }
        lanes[0] = s0;
        lanes[1] = s1;
        lanes[2] = s2;
        lanes[3] = s3;
        lanes[4] = s4;
        lanes[5] = s5;
        lanes[6] = s6;
        lanes[7] = s7;
        lanes[8] = s8;
        lanes[9] = s9;
        lanes[10] = s10;
        lanes[11] = s11;
        lanes[12] = s12;
        lanes[13] = s13;
        lanes[14] = s14;
        lanes[15] = s15;
        for (int j = whole; j < length; j++) {
            lanes[j - whole] = multiplyAdd(a[j], b[j], lanes[j - whole]);
        }
        return VirtualLanes.total(lanes, 0);
    }

    /** {@code sum += x²}. */
    static void addSquares(float[] x, float[] sum) {
        for (int j = 0; j < x.length; j++) {
            sum[j] = multiplyAdd(x[j], x[j], sum[j]);
        }
    }

    /** {@code sum += |x|}. */
    static void addMagnitudes(float[] x, float[] sum) {
        for (int j = 0; j < x.length; j++) {
            sum[j] += Math.abs(x[j]);
        }
    }

    /** {@code sum += 0·x}: NaN from the first x on that is not finite. */
    static void addZeros(float[] x, float[] sum) {
        for (int j = 0; j < x.length; j++) {
            sum[j] += 0f * x[j];
        }
    }

    /** {@code x = x·factors}. */
    static void multiply(float[] x, float[] factors) {
        for (int j = 0; j < x.length; j++) {
            x[j] *= factors[j];
        }
    }

    /** {@code x = x·factor}. */
    static void scale(float[] x, float factor) {
        for (int j = 0; j < x.length; j++) {
            x[j] *= factor;
        }
    }

    /** {@code y = y + x·factor}. */
    static void addScaled(float[] x, float factor, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = multiplyAdd(x[j], factor, y[j]);
        }
    }

    /** {@code y = x·scale + shift}. */
    static void scaleShift(float[] x, float scale, float shift, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = multiplyAdd(x[j], scale, shift);
        }
    }

    /** {@code y = x·scale + shift} by column. */
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

    /** {@code y = max(z, 0) + α·min(z, 0)}. */
    static void prelu(float[] z, float[] alpha, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = multiplyAdd(alpha[j], Math.min(z[j], 0f), Math.max(z[j], 0f));
        }
    }

    /** {@code dα += dy·min(z, 0)} and {@code dz = dy·(1, α or 0)}. */
    static void preluBackward(float[] z, float[] dy, float[] alpha, float[] dAlpha, float[] dz) {
        for (int j = 0; j < dz.length; j++) {
            dAlpha[j] = multiplyAdd(dy[j], Math.min(z[j], 0f), dAlpha[j]);
            float sign = Math.max(-1f, Math.min(1f, z[j] * 0x1p126f * 0x1p126f));
            dz[j] = dy[j] * multiplyAdd(alpha[j], Math.max(-sign, 0f), Math.max(sign, 0f));
        }
    }
}
