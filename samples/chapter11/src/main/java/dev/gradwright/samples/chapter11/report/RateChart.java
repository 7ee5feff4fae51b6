package dev.gradwright.samples.chapter11.report;

import java.util.Locale;

/** A text chart of the loss by learning rate: one line per rate, with a bar whose length is the loss. */
public final class RateChart {
    private static final int LINES = 24;
    private static final int WIDTH = 50;

    private RateChart() {}

    /**
     * Draws the chart. Bars are cut off at twice the first loss.
     *
     * @param rates the learning rates, ascending
     * @param losses the loss for each rate
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
