package dev.gradwright.runtime.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A partial dependence as SVG: a line through the numbers, with a dot for a missing one at the right, or a bar for each
 * value that is no number.
 */
final class DependenceChart {
    private static final int WIDTH = 640;
    private static final int LEFT = 95;
    private static final int RIGHT = 620;
    private static final int TOP = 20;
    private static final int BOTTOM = 300;
    private static final int HEIGHT = 400;
    private static final int MISSING_WIDTH = 90;
    private static final int TICKS = 5;
    private static final int LONGEST_TEXT = 18;
    private static final double BAR = 0.7;
    /** The fraction of a step by which a tick may be beyond the end of its axis. */
    private static final double ROUNDING = 1e-9;
    /** A line that is this flat is drawn flat. */
    private static final double LEAST_RANGE = 1e-9;

    private static final String STYLE = """
            <style>
            text { font: 13px system-ui, sans-serif; fill: #1c2330 }
            .page { fill: #ffffff } .grid { stroke: #d9dee7 }
            .line { fill: none; stroke: #1a56c4; stroke-width: 2 } .mark { fill: #1a56c4 }
            @media (prefers-color-scheme: dark) {
            text { fill: #e4e9f1 } .page { fill: #1a2029 } .grid { stroke: #333d4b }
            .line { stroke: #8ab4ff } .mark { fill: #8ab4ff }
            }
            </style>
            """;

    private final String component;
    private final String title;
    private final List<PartialDependence.Point> points;
    private final int output;
    private final boolean isLine;
    private final double low;
    private final double high;
    private final StringBuilder svg = new StringBuilder();

    DependenceChart(String component, String title, List<PartialDependence.Point> points, int output) {
        this.component = component;
        this.title = title;
        this.points = points;
        this.output = output;
        isLine = points.stream().anyMatch(point -> !Double.isNaN(point.number()));
        double least = points.stream().mapToDouble(this::prediction).min().orElse(0);
        double most = points.stream().mapToDouble(this::prediction).max().orElse(0);
        double bottom = isLine ? least : Math.min(0, least);
        double top = isLine ? most : Math.max(0, most);
        double margin = top - bottom < LEAST_RANGE ? Math.max(LEAST_RANGE, Math.abs(top)) / 2 : 0;
        double step = step(top - bottom + 2 * margin);
        low = Math.floor((bottom - margin) / step) * step;
        high = Math.ceil((top + margin) / step) * step;
    }

    private double prediction(PartialDependence.Point point) {
        return point.predictions().get(output);
    }

    String toSvg() {
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">%n",
                WIDTH,
                HEIGHT,
                WIDTH,
                HEIGHT));
        svg.append("<title>").append(escaped(title + " by " + component)).append("</title>\n");
        svg.append(STYLE);
        add("<rect class=\"page\" width=\"%d\" height=\"%d\"/>", WIDTH, HEIGHT);
        addGrid();
        if (isLine) {
            addLine();
        } else {
            addBars();
        }
        text((LEFT + RIGHT) / 2.0, HEIGHT - 12, "middle", "", component);
        text(0, 0, "middle", transform(16, (TOP + BOTTOM) / 2.0, -90), title);
        return svg.append("</svg>\n").toString();
    }

    private void addGrid() {
        for (double value : ticks(low, high)) {
            add("<path class=\"grid\" d=\"M%d %.1fH%d\"/>", LEFT, y(value), RIGHT);
            text(LEFT - 8, y(value) + 4, "end", "", Texts.weight(value));
        }
    }

    private void addLine() {
        List<PartialDependence.Point> numbers =
                points.stream().filter(point -> !Double.isNaN(point.number())).toList();
        double first = numbers.get(0).number();
        double last = numbers.get(numbers.size() - 1).number();
        int right = numbers.size() < points.size() ? RIGHT - MISSING_WIDTH : RIGHT;
        StringBuilder line = new StringBuilder();
        for (PartialDependence.Point point : numbers) {
            double x = x(point.number(), first, last, right);
            line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y(prediction(point))));
            dot(x, point);
        }
        add("<polyline class=\"line\" points=\"%s\"/>", line.toString().strip());
        for (double tick : ticks(first, last)) {
            text(x(tick, first, last, right), BOTTOM + 20, "middle", "", Texts.weight(tick));
        }
        points.stream().filter(point -> Double.isNaN(point.number())).forEach(point -> {
            double x = RIGHT - MISSING_WIDTH / 4.0;
            dot(x, point);
            text(x, BOTTOM + 20, "middle", "", point.value());
        });
    }

    private static double x(double number, double first, double last, int right) {
        return last > first ? LEFT + (number - first) / (last - first) * (right - LEFT) : (LEFT + right) / 2.0;
    }

    /** Round numbers from {@code first} to {@code last}; the number itself if both are the same. */
    private static double[] ticks(double first, double last) {
        if (first == last) {
            return new double[] {first};
        }
        double step = step(last - first);
        double lowest = Math.ceil(first / step - ROUNDING);
        return IntStream.rangeClosed(0, 2 * TICKS)
                .mapToDouble(i -> (lowest + i) * step)
                .filter(tick -> tick <= last + ROUNDING * step)
                .toArray();
    }

    /** A distance of ticks: 1, 2 or 5 times a power of 10, so that there are about as many as {@link #TICKS}. */
    private static double step(double range) {
        double power = Double.parseDouble("1e" + (int) Math.floor(StrictMath.log10(range / TICKS)));
        return DoubleStream.of(1, 2, 5, 10)
                .map(factor -> factor * power)
                .filter(step -> range <= step * TICKS)
                .findFirst()
                .orElse(10 * power);
    }

    private void dot(double x, PartialDependence.Point point) {
        add(
                "<circle class=\"mark\" cx=\"%.1f\" cy=\"%.1f\" r=\"3\"><title>%s</title></circle>",
                x, y(prediction(point)), described(point));
    }

    private void addBars() {
        double step = (double) (RIGHT - LEFT) / points.size();
        for (int i = 0; i < points.size(); i++) {
            PartialDependence.Point point = points.get(i);
            double end = y(prediction(point));
            double zero = y(0);
            add(
                    "<rect class=\"mark\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%s</title></rect>",
                    LEFT + (i + (1 - BAR) / 2) * step,
                    Math.min(zero, end),
                    BAR * step,
                    Math.abs(zero - end),
                    described(point));
            double x = LEFT + (i + 0.5) * step;
            if (points.size() <= TICKS) {
                text(x, BOTTOM + 20, "middle", "", shortened(point.value()));
            } else {
                text(0, 0, "end", transform(x + 4, BOTTOM + 14, -40), shortened(point.value()));
            }
        }
    }

    private String described(PartialDependence.Point point) {
        return escaped(point.value() + ": " + Texts.figure(prediction(point)));
    }

    private double y(double value) {
        return BOTTOM - (value - low) / (high - low) * (BOTTOM - TOP);
    }

    private static String transform(double x, double y, int degrees) {
        return String.format(Locale.ROOT, " transform=\"translate(%.1f %.1f) rotate(%d)\"", x, y, degrees);
    }

    private void text(double x, double y, String anchor, String attributes, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\"%s>%s</text>", x, y, anchor, attributes, escaped(text));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT - 1)) + "…";
    }

    /** Text of an XML element; characters that XML does not have become U+FFFD. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.appendCodePoint(isXml(c) ? c : '\uFFFD');
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t' || c == '\n' || (c >= ' ' && c < 0xD800) || (c > 0xDFFF && c < 0xFFFE) || c > 0xFFFF;
    }
}
