package dev.gradwright.processor.check;

import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Origin;
import java.util.HashMap;
import java.util.Map;

/**
 * Reports problems of layers. Several layers share one source position if they are repeated or if their block is
 * inserted several times. Their common problem is reported once, with the name of the first of them.
 */
final class FirstOfRepeats {
    private final Report report;
    private final Map<Origin, String> layersByOrigin = new HashMap<>();

    FirstOfRepeats(Report report) {
        this.report = report;
    }

    /** Reports problems of a layer. */
    Report of(LayerSpec layer) {
        return (origin, message) -> {
            layersByOrigin.putIfAbsent(origin, layer.name());
            if (layer.name().equals(layersByOrigin.get(origin))) {
                report.at(origin, message);
            }
        };
    }
}
