package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Valued;

/** The ε of a norm is positive. */
final class NormEpsilon implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.NORM_EPSILON;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.layers().forEach(layer -> {
            if (layer instanceof LayerSpec.BatchNormSpec norm) {
                check("@BatchNorm", "a constant feature", norm.epsilon(), report);
            } else if (layer instanceof LayerSpec.LayerNormSpec norm) {
                check("@LayerNorm", "a row of equal features", norm.epsilon(), report);
            }
        });
    }

    /** An ε must lie in its range as the float that it becomes, too. */
    private static void check(String annotation, String kept, Valued<Double> epsilon, Report report) {
        if (!Ranges.isPositive(epsilon.value())
                || !Ranges.isPositive(epsilon.value().floatValue())) {
            report.at(
                    epsilon.origin(),
                    "%s epsilon must be greater than 0 and finite, because it keeps %s from a division by 0, but is %s"
                            .formatted(annotation, kept, epsilon.value()));
        }
    }
}
