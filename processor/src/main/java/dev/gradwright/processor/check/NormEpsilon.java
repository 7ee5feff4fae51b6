package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Range;
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

    private static void check(String annotation, String kept, Valued<Double> epsilon, Report report) {
        Ranges.require(
                Range.POSITIVE, annotation + " epsilon", "it keeps " + kept + " from a division by 0", epsilon, report);
    }
}
