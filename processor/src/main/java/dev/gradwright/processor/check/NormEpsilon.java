package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;

/** The ε of a batch norm is positive. */
final class NormEpsilon implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.NORM_EPSILON;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.layers().forEach(layer -> {
            if (layer instanceof LayerSpec.BatchNormSpec norm) {
                check(norm, report);
            }
        });
    }

    private static void check(LayerSpec.BatchNormSpec norm, Report report) {
        double epsilon = norm.epsilon().value();
        if (!Ranges.isPositive(epsilon)) {
            report.at(
                    norm.epsilon().origin(),
                    "@BatchNorm epsilon must be greater than 0 and finite, because it keeps a constant feature from a division by 0, but is "
                            + epsilon);
        }
    }
}
