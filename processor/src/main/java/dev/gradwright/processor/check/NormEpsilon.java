package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Range;
import dev.gradwright.processor.spec.Valued;

/** The ε of a normalization is positive. */
final class NormEpsilon implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.NORM_EPSILON;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.layers(LayerSpec.NormSpec.class).forEach(norm -> check(norm.kind().displayName(), norm.epsilon(), report));
    }

    private static void check(String annotation, Valued<Double> epsilon, Report report) {
        Ranges.require(
                Range.POSITIVE,
                annotation + " epsilon",
                "it prevents a division by 0 if all values are equal",
                epsilon,
                report);
    }
}
