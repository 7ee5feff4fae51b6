package dev.gradwright.runtime.schedule;

/** Checks of the arguments of schedules. */
final class Values {
    private Values() {}

    static void requirePositive(String name, double value) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be finite and greater than 0, but is " + value);
        }
    }

    static void requireAtLeast(String name, double least, double value) {
        if (!(value >= least && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "%s must be finite and at least %s, but is %s".formatted(name, least, value));
        }
    }

    static void requireAtLeast(String name, int least, int value) {
        if (value < least) {
            throw new IllegalArgumentException("%s must be at least %d, but is %d".formatted(name, least, value));
        }
    }

    static void requireFraction(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be at least 0 and at most 1, but is " + value);
        }
    }
}
