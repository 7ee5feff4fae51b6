package dev.gradwright.processor.signal;

/**
 * A gradient that does not depend on the values of its layer: that of the logits, or one that a dense layer computes.
 */
final class Root {
    private final double second;
    private final double units;

    /**
     * @param second its second moment
     * @param units the expectation of the product for two units
     */
    Root(double second, double units) {
        this.second = second;
        this.units = units;
    }

    double second() {
        return second;
    }

    double units() {
        return units;
    }

    /** The same for units that are independent of these. */
    Root ofOtherUnits() {
        return new Root(second, units);
    }
}
