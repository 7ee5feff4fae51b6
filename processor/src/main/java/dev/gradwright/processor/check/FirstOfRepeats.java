package dev.gradwright.processor.check;

import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Origin;
import java.util.HashMap;
import java.util.Map;

/**
 * Reports problems of layers. With repeats and blocks, several layers have the same place in the source. Their common
 * problem is reported once, for the first of them, though each would have another name in the message.
 */
final class FirstOfRepeats {
    private final Rule.Report report;
    private final Map<Origin, String> layersByOrigin = new HashMap<>();

    FirstOfRepeats(Rule.Report report) {
        this.report = report;
    }

    /** Reports problems of a layer. */
    Rule.Report of(LayerSpec layer) {
        return (origin, message) -> {
            layersByOrigin.putIfAbsent(origin, layer.name());
            if (layer.name().equals(layersByOrigin.get(origin))) {
                report.at(origin, message);
            }
        };
    }
}
