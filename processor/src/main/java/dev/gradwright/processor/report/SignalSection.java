package dev.gradwright.processor.report;

import dev.gradwright.processor.report.Table.Cell;
import dev.gradwright.processor.report.Table.Column;
import dev.gradwright.processor.signal.LayerSignal;
import dev.gradwright.processor.signal.Moments;
import dev.gradwright.processor.signal.Propagation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** How signals and gradients propagate at initialization: a table, with the course over the layers above it. */
final class SignalSection implements Section {
    private static final List<Column> COLUMNS = List.of(
            Column.text("layer"),
            Column.number("input, or xW + b"),
            Column.number("outputs"),
            Column.number("gradient"),
            Column.number("χ"));

    private final Propagation propagation;
    private final Links links;

    SignalSection(Propagation propagation, Links links) {
        this.propagation = propagation;
        this.links = links;
    }

    @Override
    public String id() {
        return "signal";
    }

    @Override
    public String title() {
        return "Signal propagation";
    }

    @Override
    public void write(Html html) {
        html.element(
                        "p",
                        "Mean squares of values and gradients at initialization, computed from initializers and activations "
                                + "alone. Values start with 1 at the input, gradients with 1 at the logits. Neither should vanish "
                                + "or explode over the depth. χ is the factor by which a layer multiplies the mean square of the "
                                + "gradient.",
                        "class",
                        "hint")
                .line();
        html.within(
                        "div",
                        () -> {
                            course(html, "Outputs, first layer to last", signal -> second(signal.output()));
                            course(html, "Gradients, first layer to last", LayerSignal::gradient);
                        },
                        "class",
                        "courses")
                .line();
        html.within(
                "div",
                () -> Table.write(
                        html,
                        "Signal propagation",
                        COLUMNS,
                        propagation.layers().stream().map(this::row).toList()),
                "class",
                "tall scroll",
                "tabindex",
                "0",
                "role",
                "group",
                "aria-label",
                "Signal propagation by layer");
    }

    private void course(Html html, String title, Function<LayerSignal, OptionalDouble> value) {
        html.within("div", () -> {
            html.element("p", title, "class", "caption");
            Sparkline.line(html, title, propagation.layers().stream().map(value).toList());
        });
    }

    private List<Cell> row(LayerSignal signal) {
        return List.of(
                html -> links.target(signal.layer())
                        .ifPresentOrElse(
                                target -> html.element("a", signal.layer(), "href", target),
                                () -> html.text(signal.layer())),
                cell(second(signal.preActivation()), signal),
                cell(second(signal.output()), signal),
                cell(signal.gradient(), signal),
                Cell.text(
                        signal.chi().isPresent()
                                ? Numbers.threeDigits(signal.chi().getAsDouble())
                                : ""));
    }

    private static Cell cell(OptionalDouble value, LayerSignal signal) {
        if (value.isEmpty()) {
            return Cell.text(signal.unknown().map(layer -> "unknown: " + layer).orElse(""));
        }
        return html -> {
            html.text(Numbers.threeDigits(value.getAsDouble()) + " ");
            Sparkline.bar(html, value.getAsDouble());
        };
    }

    private static OptionalDouble second(Optional<Moments> moments) {
        return moments.map(known -> OptionalDouble.of(known.second())).orElse(OptionalDouble.empty());
    }
}
