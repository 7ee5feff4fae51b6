package dev.gradwright.processor.report;

import dev.gradwright.processor.report.Drawing.Box;
import java.util.List;
import java.util.Map;

/** A drawing as SVG. */
final class Picture {
    private static final int MARGIN = 6;
    private static final int LONGEST_LINE = 31;

    /** Where the page is narrower than the drawing: text that is smaller than this is hard to read, so it scrolls instead. */
    private static final int SMALLEST_PERCENT = 65;

    private Picture() {}

    /**
     * Writes a drawing.
     *
     * @param title for readers who do not see it
     * @param targets by the path of a box, the target of its link within the page
     */
    static void write(Html html, Drawing drawing, String title, Map<String, String> targets) {
        Layout layout = new Layout(drawing);
        int width = layout.width() + 2 * MARGIN;
        int height = layout.height() + 2 * MARGIN;
        html.within(
                "svg",
                () -> {
                    html.element("title", title);
                    head(html);
                    html.within(
                            "g",
                            () -> {
                                drawing.arrows()
                                        .forEach(arrow -> html.empty(
                                                "path",
                                                "class",
                                                "arrow",
                                                "marker-end",
                                                "url(#head)",
                                                "d",
                                                layout.path(arrow)));
                                for (int i = 0; i < drawing.boxes().size(); i++) {
                                    linked(html, drawing.boxes().get(i), layout.x(i), layout.y(i), targets);
                                }
                            },
                            "transform",
                            "translate(%1$d %1$d)".formatted(MARGIN));
                },
                "class",
                "network",
                "role",
                "img",
                "width",
                String.valueOf(width),
                "height",
                String.valueOf(height),
                "viewBox",
                "0 0 %d %d".formatted(width, height),
                "style",
                "min-width:%dpx".formatted(width * SMALLEST_PERCENT / 100));
    }

    /** The head of arrows. */
    private static void head(Html html) {
        html.within(
                "marker",
                () -> html.empty("path", "class", "head", "d", "M0 0L8 4L0 8z"),
                "id",
                "head",
                "markerWidth",
                "8",
                "markerHeight",
                "8",
                "refX",
                "8",
                "refY",
                "4",
                "orient",
                "auto");
    }

    private static void linked(Html html, Box box, long x, int y, Map<String, String> targets) {
        String target = targets.get(box.path());
        if (target == null) {
            box(html, box, x, y);
        } else {
            html.within("a", () -> box(html, box, x, y), "href", target);
        }
        html.line();
    }

    private static void box(Html html, Box box, long x, int y) {
        html.within(
                "g",
                () -> {
                    html.element("title", String.join("\n", fullText(box)));
                    if (box.style().equals("group")) {
                        rectangle(html, 5, "stack");
                    }
                    rectangle(html, 0, "box");
                    int lines = box.lines().size();
                    for (int i = 0; i < lines; i++) {
                        html.element(
                                "text",
                                shortened(box.lines().get(i)),
                                "x",
                                String.valueOf(Layout.BOX_WIDTH / 2),
                                "y",
                                String.valueOf(Layout.BOX_HEIGHT / 2 + 4 + (2 * i - lines + 1) * 15 / 2),
                                "class",
                                i == 0 ? "name" : "detail");
                    }
                },
                "class",
                box.style(),
                "transform",
                "translate(%d %d)".formatted(x, y));
    }

    private static List<String> fullText(Box box) {
        return box.isOutside() || box.path().isEmpty()
                ? box.lines()
                : List.of(
                        box.path(),
                        String.join(", ", box.lines().subList(1, box.lines().size())));
    }

    private static void rectangle(Html html, int offset, String style) {
        html.empty(
                "rect",
                "class",
                style,
                "x",
                String.valueOf(offset),
                "y",
                String.valueOf(offset),
                "width",
                String.valueOf(Layout.BOX_WIDTH),
                "height",
                String.valueOf(Layout.BOX_HEIGHT),
                "rx",
                "8");
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
    }
}
