package dev.gradwright.processor.report;

import dev.gradwright.processor.cost.BufferCost;
import dev.gradwright.processor.cost.Cost;
import dev.gradwright.processor.cost.Counts;
import dev.gradwright.processor.cost.Step;
import dev.gradwright.processor.emit.text.Words;
import java.util.Locale;

/** The buffers of a training step as bars over its operations. */
final class BufferChart {
    private static final int NAMES = 190;
    private static final int BARS = 440;
    private static final int SIZES = 110;
    private static final int WIDTH = NAMES + BARS + SIZES;
    private static final int ROW = 18;
    private static final int HEAD = 22;
    private static final int LONGEST_NAME = 22;

    private final Cost cost;
    private final double unit;

    BufferChart(Cost cost) {
        this.cost = cost;
        this.unit = (double) BARS / cost.steps().size();
    }

    void write(Html html) {
        html.within(
                        "div",
                        () -> svg(html, HEAD + cost.buffers().size() * ROW + 4),
                        "class",
                        "scroll tall",
                        "tabindex",
                        "0",
                        "role",
                        "group",
                        "aria-label",
                        "Lifetimes of buffers")
                .line();
    }

    private void svg(Html html, int height) {
        html.within(
                "svg",
                () -> {
                    html.element("title", "Lifetimes of the buffers of a training step");
                    double turn = x(steps(Step.Kind.LOAD) + steps(Step.Kind.FORWARD) + steps(Step.Kind.LOSS));
                    html.empty(
                            "path",
                            "class",
                            "grid",
                            "d",
                            "M%s %dV%d".formatted(Numbers.decimal(turn), HEAD - 4, height));
                    text(html, NAMES, 12, "start", "forward");
                    text(html, turn + 4, 12, "start", "backward");
                    text(html, WIDTH - 4, 12, "end", "bytes of a row");
                    for (int i = 0; i < cost.buffers().size(); i++) {
                        bar(html, cost.buffers().get(i), HEAD + i * ROW);
                    }
                },
                "class",
                "lifetimes",
                "role",
                "img",
                "width",
                String.valueOf(WIDTH),
                "height",
                String.valueOf(height),
                "viewBox",
                "0 0 %d %d".formatted(WIDTH, height));
    }

    private long steps(Step.Kind kind) {
        return cost.steps().stream().filter(step -> step.kind() == kind).count();
    }

    private void bar(Html html, BufferCost buffer, int y) {
        html.within("g", () -> {
                    html.element("title", describe(buffer));
                    text(html, NAMES - 8, y + 13, "end", name(buffer));
                    html.empty(
                            "rect",
                            "class",
                            buffer.content().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            "x",
                            Numbers.decimal(x(buffer.firstUse())),
                            "y",
                            String.valueOf(y + 3),
                            "width",
                            Numbers.decimal(Math.max(2, unit * (buffer.lastUse() - buffer.firstUse() + 1))),
                            "height",
                            String.valueOf(ROW - 6),
                            "rx",
                            "3");
                    text(html, WIDTH - 4, y + 13, "end", Counts.grouped(buffer.bytes(1)));
                })
                .line();
    }

    private double x(long step) {
        return NAMES + unit * step;
    }

    private String describe(BufferCost buffer) {
        String shared = buffer.layers().size() > 1 ? ", shared by " + Words.list(buffer.layers()) : "";
        return "%s: from %s to %s%s".formatted(name(buffer), step(buffer.firstUse()), step(buffer.lastUse()), shared);
    }

    private String step(int index) {
        Step step = cost.steps().get(index);
        return switch (step.kind()) {
            case LOAD -> "the start";
            case FORWARD -> step.layer() + " forward";
            case LOSS -> "the loss";
            case BACKWARD -> step.layer() + " backward";
        };
    }

    private static String name(BufferCost buffer) {
        return switch (buffer.content()) {
            case INPUT -> "input";
            case OUTPUT -> named("", buffer.owner(), "");
            case PRE_ACTIVATION -> named("", buffer.owner(), ", product");
            case GRADIENT -> named("d ", buffer.owner(), "");
            case CONTRIBUTION -> named("d ", buffer.owner(), ", part");
            case LOSS_PREDICTIONS -> "loss, predictions";
            case LOSS_GRADIENT -> "loss, gradient";
        };
    }

    private static String named(String before, String owner, String after) {
        int left = LONGEST_NAME - before.length() - after.length();
        String name = owner.length() <= left ? owner : "…" + owner.substring(owner.length() - left + 1);
        return before + name + after;
    }

    private static void text(Html html, double x, double y, String anchor, String text) {
        html.element("text", text, "x", Numbers.decimal(x), "y", Numbers.decimal(y), "text-anchor", anchor);
    }
}
