package dev.gradwright.processor.check;

import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Origin;
import java.util.HashMap;
import java.util.Map;

/**
 * Reports on layers, one after another. Repeats and blocks give several layers one place; what is wrong there is reported for
 * the first of them that has it, for the message names that one and would be another for each.
 */
final class FirstOfRepeats {
    private final Rule.Report report;
    private final Map<Origin, String> layersByOrigin = new HashMap<>();

    FirstOfRepeats(Rule.Report report) {
        this.report = report;
    }

    /** Reports on a layer. */
    Rule.Report of(LayerSpec layer) {
        return (origin, message) -> {
            layersByOrigin.putIfAbsent(origin, layer.name());
            if (layer.name().equals(layersByOrigin.get(origin))) {
                report.at(origin, message);
            }
        };
    }
}
