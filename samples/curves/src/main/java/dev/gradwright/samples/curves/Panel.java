package dev.gradwright.samples.curves;

import java.util.List;

/**
 * A chart with one pair of axes.
 *
 * @param title the title
 * @param xAxis the title of the x axis
 * @param yAxis the title of the y axis
 * @param bounds the range of y
 * @param isLogarithmic whether the y axis is logarithmic
 * @param lines the lines, from back to front
 */
record Panel(String title, String xAxis, String yAxis, Bounds bounds, boolean isLogarithmic, List<Line> lines) {
    /** The range of y; NaN means that the values determine this end. */
    record Bounds(double min, double max) {
        /** The range of the values. */
        static final Bounds FREE = new Bounds(Double.NaN, Double.NaN);
    }

    Panel {
        lines = List.copyOf(lines);
    }

    /** A panel with the range of its values. */
    static Panel of(String title, String xAxis, String yAxis, List<Line> lines) {
        return new Panel(title, xAxis, yAxis, Bounds.FREE, false, lines);
    }

    /** The number of lines in the legend. */
    long namedLines() {
        return lines.stream().filter(line -> !line.name().isBlank()).count();
    }

    /** The same with the given range of y. */
    Panel within(double min, double max) {
        return new Panel(title, xAxis, yAxis, new Bounds(min, max), isLogarithmic, lines);
    }

    /** The same with a logarithmic y axis. */
    Panel logarithmic() {
        return new Panel(title, xAxis, yAxis, bounds, true, lines);
    }
}
