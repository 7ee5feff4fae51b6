package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Range;
import dev.gradwright.processor.spec.Valued;

/** A dropout rate is in [0, 1). */
final class DropoutRate implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.DROPOUT_RATE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.layers(LayerSpec.RateSpec.class)
                .forEach(dropout -> check(dropout.kind().displayName(), dropout.rate(), report));
    }

    private static void check(String annotation, Valued<Double> rate, Report report) {
        Ranges.require(
                Range.FRACTION, annotation + " rate", "it is the fraction of features that are dropped", rate, report);
    }
}
