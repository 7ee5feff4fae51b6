package dev.gradwright.processor.report;

import java.util.stream.DoubleStream;

/**
 * A line over an axis that begins at 0.
 *
 * @param title what is drawn
 * @param unit of the horizontal axis
 * @param x ascending from 0
 * @param y at least 0
 */
@SuppressWarnings("ArrayRecordComponent") // a chart is written once and never compared
record LineChart(String title, String unit, double[] x, double[] y) {
    /** A good number of intervals. */
    static final int POINTS = 200;

    private static final int WIDTH = 560;
    private static final int HEIGHT = 200;
    private static final int LEFT = 64;
    private static final int BOTTOM = 24;
    private static final int TOP = 12;
    private static final int TICKS = 4;

    /** Writes it as SVG. */
    void write(Html html) {
        double end = x[x.length - 1];
        double highest = DoubleStream.of(y).max().orElse(0);
        double tick = tick(highest);
        double top = tick * Math.ceil(highest / tick);
        html.within(
                        "svg",
                        () -> {
                            html.element("title", title + " by " + unit + ", up to " + Numbers.threeDigits(highest));
                            for (int i = 0; i <= Math.round(top / tick); i++) {
                                horizontal(html, tick * i, top);
                            }
                            for (int i = 0; i <= TICKS; i++) {
                                label(
                                        html,
                                        px(end * i / TICKS, end),
                                        HEIGHT + TOP + 18,
                                        "middle",
                                        Numbers.threeDigits(end * i / TICKS));
                            }
                            html.empty("polyline", "class", "line", "points", points(end, top));
                        },
                        "class",
                        "chart",
                        "role",
                        "img",
                        "viewBox",
                        "0 0 %d %d".formatted(WIDTH + LEFT + 20, HEIGHT + TOP + BOTTOM))
                .line();
        html.element("p", title + " by " + unit, "class", "caption").line();
    }

    /** A distance of grid lines: 1, 2 or 5 times a power of 10, so that at most five lines reach a value. */
    private static double tick(double highest) {
        if (highest <= 0) {
            return 1;
        }
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(highest / TICKS)));
        return DoubleStream.of(1, 2, 5, 10)
                .map(factor -> factor * power)
                .filter(tick -> highest <= tick * (TICKS + 1))
                .findFirst()
                .orElse(10 * power);
    }

    private void horizontal(Html html, double value, double top) {
        String at = Numbers.decimal(py(value, top));
        html.empty("path", "class", "grid", "d", "M%d %sH%d".formatted(LEFT, at, LEFT + WIDTH));
        label(html, LEFT - 8, py(value, top) + 4, "end", Numbers.threeDigits(value));
    }

    private static void label(Html html, double atX, double atY, String anchor, String text) {
        html.element("text", text, "x", Numbers.decimal(atX), "y", Numbers.decimal(atY), "text-anchor", anchor);
    }

    private String points(double end, double top) {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            points.append(i == 0 ? "" : " ")
                    .append(Numbers.decimal(px(x[i], end)))
                    .append(',')
                    .append(Numbers.decimal(py(y[i], top)));
        }
        return points.toString();
    }

    private static double px(double value, double end) {
        return LEFT + WIDTH * value / end;
    }

    private static double py(double value, double top) {
        return TOP + HEIGHT * (1 - (top == 0 ? 0 : value / top));
    }
}
