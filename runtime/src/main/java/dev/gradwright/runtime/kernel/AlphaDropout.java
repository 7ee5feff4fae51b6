package dev.gradwright.runtime.kernel;

/**
 * The arithmetic of alpha dropout (Klambauer et al., 2017): {@code y = a·(kept ? x : α′) + b} with
 * {@code a = ((1 − p)(1 + pα′²))^−½} and {@code b = −a·α′·p} keeps mean 0 and variance 1. It is plain dropout of
 * {@code x − α′}, followed by a scale and an offset.
 */
final class AlphaDropout {
    /** The value of dropped elements: the limit of SELU at −∞, −scale·α. */
    static final float DROPPED = -Coefficients.SELU_SCALE_ALPHA;

    private AlphaDropout() {}

    /** {@code a·(1 − p)}: plain dropout has divided by {@code 1 − p}. */
    static float scale(float rate) {
        double p = rate;
        return (float) ((1 - p) / Math.sqrt((1 - p) * (1 + p * DROPPED * DROPPED)));
    }

    /** {@code a·α′ + b}. */
    static float offset(float rate) {
        return scale(rate) * DROPPED;
    }
}
