package dev.gradwright.runtime.math;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/**
 * The shortest decimal that parses to the same number, in the format of {@link Double#toString(double)} and {@link
 * Float#toString(float)} on JDK 19 and later. Earlier JDKs sometimes return more digits than needed (JDK-4511638), and
 * fingerprints and logs must not depend on the JDK.
 */
public final class ShortestDecimal {
    /** {@code toString} returns two digits even if one is enough. */
    private static final int FEWEST_DIGITS = 2;

    private static final int DIGITS_OF_DOUBLE = 17;
    private static final int DIGITS_OF_FLOAT = 9;
    private static final int MIN_PLAIN_EXPONENT = -3;
    private static final int MAX_PLAIN_EXPONENT = 6;

    private ShortestDecimal() {}

    /** As in {@code 0.001}, {@code 1.0E-7}, {@code 1.0}. */
    public static String of(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return Double.toString(value);
        }
        double size = Math.abs(value);
        return sign(value) + shortest(size, DIGITS_OF_DOUBLE, decimal -> decimal.doubleValue() == size);
    }

    /** The same of a float, as in {@code 0.1}, whose value as a double is 0.10000000149011612. */
    public static String of(float value) {
        if (value == 0 || !Float.isFinite(value)) {
            return Float.toString(value);
        }
        float size = Math.abs(value);
        return sign(value) + shortest(size, DIGITS_OF_FLOAT, decimal -> decimal.floatValue() == size);
    }

    private static String sign(double value) {
        return value < 0 ? "-" : "";
    }

    private static String shortest(double value, int maxDigits, Predicate<BigDecimal> readsBack) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = FEWEST_DIGITS; digits < maxDigits; digits++) {
            for (RoundingMode mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP}) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (readsBack.test(rounded)) {
                    return text(rounded.stripTrailingZeros());
                }
            }
        }
        return text(
                exact.round(new MathContext(maxDigits, RoundingMode.HALF_EVEN)).stripTrailingZeros());
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
