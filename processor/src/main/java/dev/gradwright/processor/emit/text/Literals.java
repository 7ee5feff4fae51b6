package dev.gradwright.processor.emit.text;

import java.math.BigDecimal;

/** Formats numbers as a person would write them. */
public final class Literals {
    private Literals() {}

    /** As in {@code 0.2f}, {@code 1f}, {@code 1e-7f}. */
    public static String ofFloat(double value) {
        return shorten(Float.toString((float) value)) + "f";
    }

    /** As in {@code 0.2}, {@code 1}, {@code 1e-7}. */
    public static String ofDouble(double value) {
        return shorten(Double.toString(value));
    }

    /** As in {@code 12.5 %}. */
    public static String percent(double share) {
        return new BigDecimal(Double.toString(share))
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }

    private static String shorten(String digits) {
        return digits.replaceFirst("\\.0(?=E|$)", "").replace('E', 'e');
    }
}
