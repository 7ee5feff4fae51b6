package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;

/** A dense layer has a unit. */
final class DenseUnits implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.DENSE_UNITS;
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
        int units = dense.units().value();
        if (units < 1) {
            report.at(dense.units().origin(), "@Dense units must be at least 1, but is " + units);
        }
    }
}
