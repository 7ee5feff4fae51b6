package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every layer except the last is read by another. */
final class LostLayer implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.LOST_LAYER;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        if (!Structure.isKnown(spec)) {
            return; // not all readers are known
        }
        List<LayerSpec> layers = spec.layers().toList();
        FirstOfRepeats reports = new FirstOfRepeats(report);
        Set<String> read = new HashSet<>();
        layers.forEach(layer -> read.addAll(layer.sources()));
        for (LayerSpec layer : layers.subList(0, Math.max(0, layers.size() - 1))) {
            if (!read.contains(layer.name())) {
                reports.of(layer)
                        .at(
                                layer.method().origin(),
                                "no layer reads %s, so its output is unused; join it with @Add or @Concat, read it with @From, or remove it"
                                        .formatted(layer.name()));
            }
        }
    }
}
