package dev.gradwright.samples.chapter11.report;

import java.util.Locale;

/** The loss by learning rate, as lines of plain characters: a rate each, with a bar as long as the loss is high. */
public final class RateChart {
    private static final int LINES = 24;
    private static final int WIDTH = 50;

    private RateChart() {}

    /**
     * Draws it; what lies above twice the first loss is cut off.
     *
     * @param rates rising
     * @param losses one for each
     */
    public static String of(double[] rates, float[] losses) {
        double highest = 2 * losses[0];
        int lines = Math.min(LINES, rates.length);
        StringBuilder chart = new StringBuilder();
        for (int line = 0; line < lines; line++) {
            int step = lines == 1 ? 0 : (int) ((long) line * (rates.length - 1) / (lines - 1));
            int length = (int) Math.round(WIDTH * Math.min(1, losses[step] / highest));
            chart.append(
                    String.format(Locale.ROOT, "%8.1e  %7.3f  %s%n", rates[step], losses[step], "#".repeat(length)));
        }
        return chart.toString();
    }
}
