package dev.gradwright.samples.tabular;

/** A cut diamond: a row of {@code diamonds}. Qualities are from the worst to the best. */
public record Diamond(
        double carat, Cut cut, Color color, Clarity clarity, double depth, double table, double x, double y, double z) {
    /** How well it is cut. */
    public enum Cut {
        FAIR,
        GOOD,
        VERY_GOOD,
        PREMIUM,
        IDEAL
    }

    /** How colourless it is. */
    public enum Color {
        J,
        I,
        H,
        G,
        F,
        E,
        D
    }

    /** How free of inclusions it is. */
    public enum Clarity {
        I1,
        SI2,
        SI1,
        VS2,
        VS1,
        VVS2,
        VVS1,
        IF
    }
}
