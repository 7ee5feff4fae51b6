package dev.gradwright.processor.report;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.emit.text.Words;
import dev.gradwright.processor.lower.LoweredLayer;
import dev.gradwright.processor.lower.Op;
import dev.gradwright.processor.plan.FoldedNorm;
import dev.gradwright.processor.plan.LayerPlan;
import dev.gradwright.processor.plan.MergedActivation;
import dev.gradwright.processor.plan.Plan;
import dev.gradwright.processor.plan.PredictorStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the compiler has merged, folded or left out: a line for each kind, with its layers. */
final class Fusions {
    private final Plan plan;

    Fusions(Plan plan) {
        this.plan = plan;
    }

    void write(Html html) {
        list(html, "Merged in training", training());
        list(html, "Merged in the predictor", predictor());
    }

    private static void list(Html html, String title, Lines lines) {
        html.element("h3", title).line();
        if (lines.layers.isEmpty()) {
            html.element("p", "Nothing.").line();
        } else {
            html.within(
                            "ul",
                            () -> lines.layers.forEach(
                                    (what, layers) -> html.element("li", what + ": " + Words.list(layers))
                                            .line()))
                    .line();
        }
    }

    private Lines training() {
        Lines lines = new Lines();
        plan.program()
                .loss()
                .fused()
                .ifPresent(fused -> lines.add(
                        "%s fused with the loss, which is computed from the %s"
                                .formatted(
                                        words(fused.op().function()),
                                        Words.inputOf(fused.op().function())),
                        fused.layer()));
        plan.layers().forEach(layer -> layer.active().ifPresent(active -> addTo(lines, active)));
        return lines;
    }

    private static void addTo(Lines lines, LayerPlan.Active active) {
        String name = active.layer().name();
        active.activation().ifPresent(merged -> addTo(lines, name, merged));
        active.norm()
                .ifPresent(norm -> lines.add(
                        "Gradients of a batch norm computed along with those of the weights after it",
                        norm.layer().name() + " with " + name));
        if (active.isInPlace() && active.activation().isEmpty()) {
            lines.add("Computed in place", name);
        }
    }

    private static void addTo(Lines lines, String product, MergedActivation merged) {
        if (merged.layer().equals(product)) {
            lines.add(words(merged.op().function()) + " computed along with the product", product);
        } else {
            lines.add(
                    words(merged.op().function()) + " merged into the product before it",
                    merged.layer() + " into " + product);
        }
    }

    private Lines predictor() {
        Lines lines = new Lines();
        for (PredictorStep step : plan.predictor().steps()) {
            String name = step.layer().name();
            Stream.concat(step.normsBefore().stream(), step.normsAfter().stream())
                    .map(FoldedNorm::layer)
                    .forEach(norm -> lines.add("Batch norm folded into the weights", norm + " into " + name));
            step.activation().ifPresent(merged -> addTo(lines, name, merged));
        }
        for (LoweredLayer layer : plan.program().layers()) {
            if (layer.ops().stream().anyMatch(Op::isIdentityInInference)) {
                lines.add("Left out", layer.name());
            }
        }
        return lines;
    }

    private static String words(ActivationFunction function) {
        return Words.capitalized(Words.of(function));
    }

    /** Layers by what is done with them. */
    private static final class Lines {
        private final Map<String, List<String>> layers = new LinkedHashMap<>();

        void add(String what, String layer) {
            layers.computeIfAbsent(what, key -> new ArrayList<>()).add(layer);
        }
    }
}
