package dev.gradwright.processor.check;

/** The ranges that hyper-parameters lie in; NaN lies in none. */
final class Ranges {
    private Ranges() {}

    /** In [0, 1). */
    static boolean isFraction(double value) {
        return value >= 0 && value < 1;
    }

    /** Greater than 0 and finite. */
    static boolean isPositive(double value) {
        return value > 0 && Double.isFinite(value);
    }

    /** At least 0 and finite. */
    static boolean isNonNegative(double value) {
        return value >= 0 && Double.isFinite(value);
    }
}
