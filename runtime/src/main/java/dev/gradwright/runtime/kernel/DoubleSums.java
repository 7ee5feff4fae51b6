package dev.gradwright.runtime.kernel;

/**
 * Sums in double, for implementations of {@link Kernels}. Kernels sum in float first, which is faster. They use these
 * sums only if the values are so large or so small that the float sum is not accurate.
 */
public final class DoubleSums {
    private DoubleSums() {}

    /**
     * Whether a float sum of squares is accurate: it did not overflow, and squares below the smallest normal float,
     * which have lost digits, are too small to matter.
     *
     * @param terms how many squares were added
     */
    public static boolean isAccurate(double sumOfSquares, double terms) {
        return sumOfSquares >= terms * Float.MIN_NORMAL && sumOfSquares <= Double.MAX_VALUE;
    }

    /** {@code Σ x²} of {@code count} values, the first at {@code from} and the others {@code step} apart. */
    public static double squares(float[] values, int from, int step, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double value = values[from + i * step];
            sum += value * value;
        }
        return sum;
    }

    /** {@code Σ |x|} of the first {@code count} values. */
    public static double magnitudes(float[] values, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.abs(values[i]);
        }
        return sum;
    }
}
