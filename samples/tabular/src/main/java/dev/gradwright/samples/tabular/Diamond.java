package dev.gradwright.samples.tabular;

import dev.gradwright.dsl.Numeric;

/** A cut diamond: a row of {@code diamonds}. Qualities are from the worst to the best. */
public record Diamond(
        @Numeric(bins = 32) double carat,
        Cut cut,
        Color color,
        Clarity clarity,
        @Numeric(bins = 32) double depth,
        @Numeric(bins = 32) double table,
        @Numeric(bins = 32) double x,
        @Numeric(bins = 32) double y,
        @Numeric(bins = 32) double z) {
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
