package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;

/** A network has a layer with weights. */
final class EmptyNetwork implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.EMPTY_NETWORK;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        if (spec.hasAllLayers() && spec.layers().noneMatch(LayerSpec::hasWeights)) {
            report.at(
                    spec.declaration().origin(),
                    "%s has no layer with weights, so there is nothing to train; add a @Dense"
                            .formatted(spec.declaration().type().name()));
        }
    }
}
