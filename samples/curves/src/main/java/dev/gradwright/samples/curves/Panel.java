package dev.gradwright.samples.curves;

import java.util.List;

/**
 * One system of axes.
 *
 * @param title what it shows
 * @param xAxis what lies along x
 * @param yAxis what lies along y
 * @param bounds of y
 * @param isLogarithmic whether y is
 * @param lines from back to front
 */
record Panel(String title, String xAxis, String yAxis, Bounds bounds, boolean isLogarithmic, List<Line> lines) {
    /** What y shows; NaN leaves an end to the values. */
    record Bounds(double min, double max) {
        /** As far as the values go. */
        static final Bounds FREE = new Bounds(Double.NaN, Double.NaN);
    }

    Panel {
        lines = List.copyOf(lines);
    }

    /** One that goes as far as its values. */
    static Panel of(String title, String xAxis, String yAxis, List<Line> lines) {
        return new Panel(title, xAxis, yAxis, Bounds.FREE, false, lines);
    }

    /** How many lines the legend has. */
    long namedLines() {
        return lines.stream().filter(line -> !line.name().isBlank()).count();
    }

    /** The same, cut at the values given. */
    Panel within(double min, double max) {
        return new Panel(title, xAxis, yAxis, new Bounds(min, max), isLogarithmic, lines);
    }

    /** The same with a logarithmic y. */
    Panel logarithmic() {
        return new Panel(title, xAxis, yAxis, bounds, true, lines);
    }
}
