package dev.gradwright.runtime.kernel;

/** The arithmetic of bounded norms that tiers share; for implementations of {@link Kernels}. */
public final class NormBounds {
    /** Keeps a norm of 0 from a division by 0, as in Keras. */
    public static final float EPSILON = 1e-7f;

    private NormBounds() {}

    /** Turns sums of squares into factors: {@code clip(‖w‖, least, most)/(1e-7 + ‖w‖)}. */
    public static void toFactors(float[] squares, int count, float least, float most) {
        for (int j = 0; j < count; j++) {
            float norm = (float) Math.sqrt(squares[j]);
            squares[j] = Math.max(least, Math.min(most, norm)) / (EPSILON + norm);
        }
    }
}
