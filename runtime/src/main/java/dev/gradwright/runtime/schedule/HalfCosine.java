package dev.gradwright.runtime.schedule;

/** The smooth way from one value to another. */
final class HalfCosine {
    private HalfCosine() {}

    /** {@code to + (from − to)·½(1 + cos π·share)}, for a share in [0, 1]. */
    static double between(double from, double to, double share) {
        return to + (from - to) / 2 * (1 + StrictMath.cos(Math.PI * share));
    }
}
