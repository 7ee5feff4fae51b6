package dev.gradwright.processor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Second moments as small pictures on a logarithmic scale, where 1 is in the middle. */
final class Sparkline {
    private static final double DECADES_OF_LINE = 8;
    /** As many as a warning needs: a bar that is full is worth one. */
    private static final double DECADES_OF_BAR = 4;

    private static final int WIDTH = 600;
    private static final int HEIGHT = 64;
    private static final int BAR_WIDTH = 72;
    private static final int BAR_HEIGHT = 10;

    private Sparkline() {}

    /** A line over the layers; what is unknown interrupts it. */
    static void line(Html html, String title, List<OptionalDouble> values) {
        html.within(
                        "svg",
                        () -> {
                            html.element("title", title);
                            // The warnings fire outside of this band.
                            html.empty(
                                    "rect",
                                    "class",
                                    "band",
                                    "width",
                                    String.valueOf(WIDTH),
                                    "y",
                                    Numbers.decimal(y(1e4)),
                                    "height",
                                    Numbers.decimal(y(1e-4) - y(1e4)));
                            html.empty(
                                    "path", "class", "grid", "d", "M0 %sH%d".formatted(Numbers.decimal(y(1)), WIDTH));
                            for (String points : lines(values)) {
                                html.empty("polyline", "class", "line", "points", points);
                            }
                        },
                        "class",
                        "sparkline",
                        "role",
                        "img",
                        "preserveAspectRatio",
                        "none",
                        "viewBox",
                        "0 0 %d %d".formatted(WIDTH, HEIGHT))
                .line();
    }

    private static List<String> lines(List<OptionalDouble> values) {
        List<String> lines = new ArrayList<>();
        List<String> points = new ArrayList<>();
        double step = (double) WIDTH / Math.max(1, values.size() - 1);
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).isPresent()) {
                points.add(Numbers.decimal(i * step) + ","
                        + Numbers.decimal(y(values.get(i).getAsDouble())));
            } else if (!points.isEmpty()) {
                lines.add(String.join(" ", points));
                points.clear();
            }
        }
        if (!points.isEmpty()) {
            lines.add(String.join(" ", points));
        }
        return lines;
    }

    private static double y(double value) {
        return HEIGHT / 2.0 * (1 - share(value, DECADES_OF_LINE));
    }

    /** From −1 to 1. */
    private static double share(double value, double most) {
        double decades = value <= 0 ? -most : StrictMath.log10(value);
        return Math.max(-1, Math.min(1, decades / most));
    }

    /** A bar from 1 to a value. */
    static void bar(Html html, double value) {
        double middle = BAR_WIDTH / 2.0;
        double width = Math.max(1, middle * Math.abs(share(value, DECADES_OF_BAR)));
        html.within(
                "svg",
                () -> {
                    html.empty("path", "class", "grid", "d", "M%s 0V%d".formatted(Numbers.decimal(middle), BAR_HEIGHT));
                    html.empty(
                            "rect",
                            "x",
                            Numbers.decimal(value < 1 ? middle - width : middle),
                            "y",
                            "2",
                            "width",
                            Numbers.decimal(width),
                            "height",
                            String.valueOf(BAR_HEIGHT - 4));
                },
                "class",
                "bar",
                "aria-hidden",
                "true",
                "width",
                String.valueOf(BAR_WIDTH),
                "height",
                String.valueOf(BAR_HEIGHT));
    }
}
