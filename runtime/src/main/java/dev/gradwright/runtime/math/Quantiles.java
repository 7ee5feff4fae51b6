package dev.gradwright.runtime.math;

/** Quantiles of sorted values. */
public final class Quantiles {
    private Quantiles() {}

    /** The quantile with linear interpolation, as NumPy computes it by default (Hyndman and Fan, 1996, definition 7). */
    public static double linear(double[] sorted, double fraction) {
        double place = fraction * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** Requires a fraction from 0 to 1. */
    public static double require(String name, double fraction) {
        if (fraction >= 0 && fraction <= 1) {
            return fraction;
        }
        throw new IllegalArgumentException(name + " must be from 0 to 1, but is " + fraction);
    }
}
