package dev.gradwright.runtime.kernel;

/** The arithmetic of bounded norms that tiers share; for implementations of {@link Kernels}. */
public final class NormBounds {
    /** ε, which prevents a division by 0 if the norm is 0, as in Keras. */
    private static final float EPSILON = 1e-7f;

    private NormBounds() {}

    /** {@code clip(‖w‖, least, most)/(1e-7 + ‖w‖)}. */
    public static double factor(double norm, float least, float most) {
        return Math.max(least, Math.min(most, norm)) / (EPSILON + norm);
    }

    /**
     * Replaces sums of squares by factors: {@code clip(‖w‖, least, most)/(1e-7 + ‖w‖)}. If a sum of squares has
     * overflowed, its factor is 0, even if the norm itself would fit a float.
     */
    public static void toFactors(float[] squares, int count, float least, float most) {
        for (int j = 0; j < count; j++) {
            float norm = (float) Math.sqrt(squares[j]);
            squares[j] = Math.max(least, Math.min(most, norm)) / (EPSILON + norm);
        }
    }
}
