package dev.gradwright.runtime.data;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers in decimal notation, and says what is wrong with texts that are none. */
final class CsvNumbers {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,9})?");
    private static final Pattern GROUPED =
            Pattern.compile("([+-]?\\d{1,3}(?:([.,' _\\u2019\\u00a0\\u202f])\\d{3})(?:\\2\\d{3})*)(?:[.,](\\d+))?");
    private static final Set<String> NOT_FINITE = Set.of("nan", "inf", "infinity", "∞");
    private static final Set<String> NO_VALUE =
            Set.of("na", "n/a", "#n/a", "<na>", "null", "none", "nil", "-", "--", "?", ".");

    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };
    /** Numbers of so many characters do not overflow a long. */
    private static final int SAFE_LENGTH = 18;

    private static final long EXACT_IN_DOUBLE = 1L << 53;
    private static final long BELOW_FLOAT = (1L << 29) - 1;
    private static final long HALF_OF_FLOAT = 1L << 28;

    private final char point;

    CsvNumbers(boolean hasDecimalComma) {
        this.point = hasDecimalComma ? ',' : '.';
    }

    /**
     * A whole number. {@code 12.0} and {@code 1e3} are whole numbers too: other programs write them so.
     *
     * @param type the type whose range is given, for the message
     * @throws BadCellException if the text is none, or out of range
     */
    long whole(String text, long least, long greatest, String type) {
        if (isShortWhole(text)) {
            long value = Long.parseLong(text);
            if (value >= least && value <= greatest) {
                return value;
            }
        }
        BigDecimal value = new BigDecimal(plain(text, "whole number"));
        if (value.stripTrailingZeros().scale() > 0) {
            throw new BadCellException("is no whole number; a component of type double can hold it");
        }
        if (value.compareTo(BigDecimal.valueOf(least)) < 0 || value.compareTo(BigDecimal.valueOf(greatest)) > 0) {
            throw new BadCellException("is out of the range of " + type + ", " + least + " to " + greatest);
        }
        return value.longValueExact();
    }

    private static boolean isShortWhole(String text) {
        int length = text.length();
        int start = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        if (length == start || length > SAFE_LENGTH) {
            return false;
        }
        for (int i = start; i < length; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * A number, rounded to the nearest double.
     *
     * @throws BadCellException if the text is none, or its number is not finite
     */
    double decimal(String text) {
        double value = shortDecimal(text);
        if (Double.isNaN(value)) {
            value = Double.parseDouble(plain(text, "number"));
        }
        return finite(value, "double");
    }

    /**
     * A number, rounded to the nearest float.
     *
     * @throws BadCellException if the text is none, or its number is not finite
     */
    float decimalFloat(String text) {
        double value = shortDecimal(text);
        boolean isRoundedTwice = Math.abs(value) < Float.MIN_NORMAL
                || (Double.doubleToRawLongBits(value) & BELOW_FLOAT) == HALF_OF_FLOAT;
        float nearest = Double.isNaN(value) || isRoundedTwice ? Float.parseFloat(plain(text, "number")) : (float) value;
        return (float) finite(nearest, "float");
    }

    private static double finite(double value, String type) {
        if (Double.isInfinite(value)) {
            throw new BadCellException("is too large for a " + type);
        }
        return value;
    }

    /**
     * A number without exponent whose digits and power of ten are exact in double, so that one division rounds it
     * correctly (Clinger, How to read floating point numbers accurately, 1990); NaN for any other text.
     */
    private double shortDecimal(String text) {
        int length = text.length();
        int start = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        if (length - start > SAFE_LENGTH) {
            return Double.NaN;
        }
        long digits = 0;
        int count = 0;
        int pointAt = length;
        for (int i = start; i < length; i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                digits = 10 * digits + (c - '0');
                count++;
            } else if (c == point && pointAt == length) {
                pointAt = i;
            } else {
                return Double.NaN;
            }
        }
        if (count == 0 || digits > EXACT_IN_DOUBLE) {
            return Double.NaN;
        }
        int fraction = Math.max(0, length - pointAt - 1);
        double value = digits / POWERS_OF_TEN[fraction];
        return text.charAt(0) == '-' ? -value : value;
    }

    /**
     * A number, exactly.
     *
     * @throws BadCellException if the text is none, or too large for a double
     */
    BigDecimal exact(String text) {
        BigDecimal value = new BigDecimal(plain(text, "number"));
        finite(value.doubleValue(), "double");
        return value;
    }

    /** The text with a decimal point, if it is a number. */
    private String plain(String text, String kind) {
        boolean hasOtherPoint = point == ',' && text.indexOf('.') >= 0;
        String pointed = text.replace(point, '.');
        if (hasOtherPoint || !NUMBER.matcher(pointed).matches()) {
            throw new BadCellException(problem(text, kind));
        }
        return pointed;
    }

    private String problem(String text, String kind) {
        String word = text.toLowerCase(Locale.ROOT);
        if (NOT_FINITE.contains(word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word)) {
            return "is not finite; if it means a missing value, call " + missing(text);
        }
        if (NO_VALUE.contains(word)) {
            return "is no " + kind + "; if it means a missing value, call " + missing(text);
        }
        Matcher grouped = GROUPED.matcher(text);
        if (grouped.matches()) {
            return grouping(grouped, kind);
        }
        char other = point == '.' ? ',' : '.';
        if (text.indexOf(point) < 0 && NUMBER.matcher(text.replace(other, '.')).matches()) {
            return point == '.'
                    ? "has a decimal comma; call decimalComma()"
                    : "has a decimal point, but decimalComma() was called";
        }
        return "is no " + kind;
    }

    private String grouping(Matcher grouped, String kind) {
        String whole = grouped.group(1).replace(grouped.group(2), "");
        String plain = grouped.group(3) == null ? whole : whole + point + grouped.group(3);
        boolean isDecimalComma = point == '.' && grouped.group(2).equals(",") && grouped.group(3) == null;
        return "is no " + kind + ": remove the thousands separators, " + plain
                + (isDecimalComma ? ", or call decimalComma() if the comma is a decimal comma" : "");
    }

    private static String missing(String text) {
        return "missing(\"\", " + BadCellException.quoted(text) + ")";
    }
}
