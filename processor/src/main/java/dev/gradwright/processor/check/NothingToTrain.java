package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import java.util.List;

/** At least one layer with weights is not frozen. */
final class NothingToTrain implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.NOTHING_TO_TRAIN;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        List<LayerSpec> withWeights =
                spec.layers().filter(LayerSpec::hasWeights).toList();
        if (spec.hasAllLayers()
                && !withWeights.isEmpty()
                && withWeights.stream().allMatch(LayerSpec::isFrozen)) {
            report.at(
                    spec.declaration().origin(),
                    "every layer of %s that has weights is @Frozen, so there is nothing to train; remove @Frozen from one of them"
                            .formatted(spec.declaration().type().name()));
        }
    }
}
