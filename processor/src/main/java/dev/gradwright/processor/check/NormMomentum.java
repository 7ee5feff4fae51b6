package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Range;

/** The momentum of batch normalization is in [0, 1). */
final class NormMomentum implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.NORM_MOMENTUM;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.layers(LayerSpec.BatchNormSpec.class).forEach(norm -> check(norm, report));
    }

    private static void check(LayerSpec.BatchNormSpec norm, Report report) {
        Ranges.require(
                Range.FRACTION,
                "@BatchNorm momentum",
                "it is the fraction of the moving averages that each step keeps",
                norm.momentum(),
                report);
    }
}
