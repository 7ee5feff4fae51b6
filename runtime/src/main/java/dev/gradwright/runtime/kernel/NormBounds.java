package dev.gradwright.runtime.kernel;

/** The arithmetic of bounded norms that tiers share; for implementations of {@link Kernels}. */
public final class NormBounds {
    /** Keeps a norm of 0 from a division by 0, as in Keras. */
    private static final float EPSILON = 1e-7f;

    private NormBounds() {}

    /** {@code clip(‖w‖, least, most)/(1e-7 + ‖w‖)}. */
    public static double factor(double norm, float least, float most) {
        return Math.max(least, Math.min(most, norm)) / (EPSILON + norm);
    }

    /**
     * Turns sums of squares into factors: {@code clip(‖w‖, least, most)/(1e-7 + ‖w‖)}. A sum that overflowed, though the norm need not,
     * gets a factor of 0.
     */
    public static void toFactors(float[] squares, int count, float least, float most) {
        for (int j = 0; j < count; j++) {
            float norm = (float) Math.sqrt(squares[j]);
            squares[j] = Math.max(least, Math.min(most, norm)) / (EPSILON + norm);
        }
    }
}
