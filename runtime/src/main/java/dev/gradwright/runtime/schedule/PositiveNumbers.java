package dev.gradwright.runtime.schedule;

/** The check that rates have in common. */
final class PositiveNumbers {
    private PositiveNumbers() {}

    static void require(String name, double value) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be finite and greater than 0, but is " + value);
        }
    }
}
