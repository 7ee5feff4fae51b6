package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.AnnotationUse;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.DslAnnotation;
import dev.gradwright.processor.expand.ExpandedSpec;

/** A network has a loss. */
final class MissingLoss implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.MISSING_LOSS;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        // An annotation that the compiler has not found may carry a loss.
        boolean isKnown = spec.declaration().annotations().stream().allMatch(AnnotationUse::isResolved);
        if (isKnown && spec.annotations().stream().noneMatch(annotation -> annotation.kind() == DslAnnotation.LOSS)) {
            report.at(
                    spec.declaration().origin(),
                    "%s has no @Loss, so there is nothing for training to minimize; add one, such as @Loss(LossFunction.MEAN_SQUARED_ERROR)"
                            .formatted(spec.declaration().type().name()));
        }
    }
}
