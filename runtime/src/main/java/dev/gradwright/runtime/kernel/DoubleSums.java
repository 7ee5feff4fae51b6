package dev.gradwright.runtime.kernel;

/**
 * Sums in double, for values that are too large or too small for sums in float; for implementations of {@link Kernels}. These sum in
 * float first, which is faster, and come here only if that result cannot be trusted.
 */
public final class DoubleSums {
    private DoubleSums() {}

    /**
     * Whether a float sum of squares is accurate: it did not overflow, and squares below the least normal float, which lose their
     * digits, do not matter.
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
