package dev.gradwright.runtime.advice;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Formats numbers and counts for messages. */
final class Texts {
    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    private Texts() {}

    /** Four significant digits without trailing zeros, as in {@code 0.286}, {@code 1425} or {@code 1.5e-06}. */
    static String number(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value) || size >= 1e7 || (size < 1e-4 && size > 0)) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** As in {@code 37 %}, rounded down. */
    static String percent(double fraction) {
        return (int) (100 * fraction) + " %";
    }

    /** As in {@code 1 row} or {@code 8,000 rows}. */
    static String count(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? what : plural(what));
    }

    private static String plural(String what) {
        return what.endsWith("s") ? what + "es" : what + "s";
    }
}
