package dev.gradwright.runtime.graph;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The shortest decimal that parses to the same double, in the format of {@link Double#toString(double)} on JDK 19 and
 * later. Earlier JDKs sometimes return more digits than needed (JDK-4511638), and fingerprints must not depend on the
 * JDK.
 */
final class ShortestDecimal {
    /** {@code Double.toString} returns two digits even if one is enough. */
    private static final int FEWEST_DIGITS = 2;

    private static final int MAX_DIGITS = 17;
    private static final int MIN_PLAIN_EXPONENT = -3;
    private static final int MAX_PLAIN_EXPONENT = 6;

    private ShortestDecimal() {}

    /** As in {@code 0.001}, {@code 1.0E-7}, {@code 1.0}. */
    static String of(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal digits = shortest(Math.abs(value)).stripTrailingZeros();
        return (value < 0 ? "-" : "") + text(digits);
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = FEWEST_DIGITS; digits < MAX_DIGITS; digits++) {
            for (RoundingMode mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP}) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (rounded.doubleValue() == value) {
                    return rounded;
                }
            }
        }
        return exact.round(new MathContext(MAX_DIGITS, RoundingMode.HALF_EVEN));
    }

    private static String text(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        if (exponent >= MIN_PLAIN_EXPONENT && exponent <= MAX_PLAIN_EXPONENT) {
            return value.setScale(Math.max(1, value.scale())).toPlainString();
        }
        BigDecimal mantissa = value.scaleByPowerOfTen(-exponent);
        return mantissa.setScale(Math.max(1, mantissa.scale())).toPlainString() + "E" + exponent;
    }
}
