package dev.gradwright.processor.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Formats numbers for readers and for SVG; the same on every JDK. */
final class Numbers {
    private static final MathContext THREE_DIGITS = new MathContext(3);
    private static final int SMALLEST_EXPONENT = -4;
    private static final int LARGEST_EXPONENT = 6;
    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    private Numbers() {}

    /** As in {@code 0.00123} or {@code 1.23e-9}. */
    static String threeDigits(double value) {
        if (value == 0) {
            return "0";
        } else if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : "∞";
        }
        BigDecimal rounded = new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent >= SMALLEST_EXPONENT && exponent <= LARGEST_EXPONENT
                ? rounded.toPlainString()
                : rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }

    /** A coordinate in SVG. */
    static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /** As in {@code 3.8 MiB}. */
    static String bytes(long bytes) {
        if (bytes < KIB) {
            return bytes + " B";
        } else if (bytes < MIB) {
            return in("KiB", KIB, bytes);
        }
        return bytes < GIB ? in("MiB", MIB, bytes) : in("GiB", GIB, bytes);
    }

    private static String in(String name, long unit, long bytes) {
        return String.format(Locale.ROOT, "%.1f %s", (double) bytes / unit, name);
    }
}
