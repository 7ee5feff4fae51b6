package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;

/** The values of an initializer can be drawn with. */
final class InitValue implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.INIT_VALUE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.layers().forEach(layer -> {
            if (layer instanceof LayerSpec.DenseSpec dense) {
                check(dense, report);
            }
        });
    }

    private static void check(LayerSpec.DenseSpec dense, Report report) {
        if (dense.init().value() instanceof LayerSpec.InitSpec.VarianceScaling scaling
                && !Ranges.isPositive(scaling.scale().value())) {
            report.at(
                    scaling.scale().origin(),
                    "@Init.VarianceScaling scale must be greater than 0 and finite, because it is a factor of the variance, but is "
                            + scaling.scale().value());
        }
    }
}
