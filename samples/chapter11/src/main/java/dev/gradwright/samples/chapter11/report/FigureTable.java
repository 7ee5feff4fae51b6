package dev.gradwright.samples.chapter11.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A table of the figures of one experiment for the terminal, one line per figure. */
public final class FigureTable {
    private FigureTable() {}

    /**
     * Means over the seeds, with the standard deviation if there are several.
     *
     * @param results the results of one experiment
     */
    public static String of(List<Result> results) {
        StringBuilder text = new StringBuilder();
        for (Figure figure : Figure.values()) {
            text.append(String.format(Locale.ROOT, "  %-13s  %s%n", figure.title(), Sample.of(figure, results)));
        }
        return text.append(String.format(Locale.ROOT, "  %-13s  %.2f ms%n", "step", Result.leastMillis(results)))
                .toString();
    }

    /** The same, with the published figures and the differences from them. */
    public static String of(List<Result> results, Published published) {
        StringBuilder text = new StringBuilder();
        append(text, "", "published", "here", "difference");
        for (Figure figure : Figure.values()) {
            Sample here = Sample.of(figure, results);
            OptionalDouble there = published.figure(figure);
            append(
                    text,
                    figure.title(),
                    there.isPresent() ? format("%.4f", there.getAsDouble()) : "",
                    here.toString(),
                    there.isPresent() ? format("%+.4f", here.mean() - there.getAsDouble()) : "");
        }
        append(text, "step", "", format("%.2f ms", Result.leastMillis(results)), "");
        return text.toString();
    }

    private static void append(StringBuilder text, String title, String published, String here, String difference) {
        text.append(String.format("  %-13s  %9s  %-15s  %10s", title, published, here, difference)
                        .stripTrailing())
                .append(System.lineSeparator());
    }

    private static String format(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
