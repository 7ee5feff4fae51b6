package dev.gradwright.runtime.schedule;

import dev.gradwright.runtime.math.StableMath;

/** Interpolates between two values along half a cosine. */
final class HalfCosine {
    private HalfCosine() {}

    /** {@code to + (from − to)·½(1 + cos π·fraction)}, for a fraction in [0, 1]. */
    static double between(double from, double to, double fraction) {
        return to + (from - to) / 2 * (1 + StableMath.cosOfTurns(fraction / 2));
    }
}
