package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.DslAnnotation.Role;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatAnnotation;
import java.util.List;

/** A network has one optimizer. */
final class TwoOptimizers implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.TWO_OPTIMIZERS;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        List<FlatAnnotation> optimizers = spec.annotations(Role.OPTIMIZER);
        for (FlatAnnotation second : optimizers.subList(Math.min(1, optimizers.size()), optimizers.size())) {
            report.at(
                    second.origin(),
                    "a network has one optimizer, but %s is used in addition to %s; remove one of the two"
                            .formatted(second.displayName(), optimizers.get(0).displayName()));
        }
    }
}
