package dev.gradwright.benchmarks.report;

import java.util.Locale;

/** Formats numbers with three significant digits and a suitable unit. */
final class Figures {
    private Figures() {}

    static String time(double micros) {
        if (micros < 1) {
            return digits(micros * 1000) + " ns";
        }
        if (micros < 1000) {
            return digits(micros) + " µs";
        }
        return micros < 1e6 ? digits(micros / 1000) + " ms" : digits(micros / 1e6) + " s";
    }

    static String bytes(double bytes) {
        if (bytes < 1000) {
            return String.format(Locale.ROOT, "%.0f B", bytes);
        }
        return bytes < 1e6 ? digits(bytes / 1000) + " kB" : digits(bytes / 1e6) + " MB";
    }

    /** Rows a second. */
    static String rate(double microsOfOne) {
        double rate = 1e6 / microsOfOne;
        return rate < 1e6 ? digits(rate / 1000) + " thousand/s" : digits(rate / 1e6) + " million/s";
    }

    static String score(double score) {
        return String.format(Locale.ROOT, "%.4f", score);
    }

    static String digits(double value) {
        int decimals = value < 10 ? 2 : value < 100 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
