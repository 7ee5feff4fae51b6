package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Range;
import dev.gradwright.processor.spec.Regularization.Constraint;
import dev.gradwright.processor.spec.Valued;

/** The limit of {@code @MaxNorm} is positive. */
final class ConstraintLimit implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.CONSTRAINT_LIMIT;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.layers(LayerSpec.DenseSpec.class).forEach(dense -> {
            if (dense.regularization().constraint().orElse(null) instanceof Constraint.MaxNorm norm) {
                check(norm.limit(), report);
            }
        });
    }

    private static void check(Valued<Double> limit, Report report) {
        Ranges.require(Range.POSITIVE, "@MaxNorm limit", "a norm of 0 makes all weights 0", limit, report);
    }
}
