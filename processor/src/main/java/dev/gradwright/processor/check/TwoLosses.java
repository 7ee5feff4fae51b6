package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.DslAnnotation;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatAnnotation;
import java.util.Comparator;
import java.util.List;

/** A network has one loss. One in a composed annotation is a default, which one outside of it overrides. */
final class TwoLosses implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.TWO_LOSSES;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        List<FlatAnnotation> losses = spec.annotations().stream()
                .filter(annotation -> annotation.kind() == DslAnnotation.LOSS)
                .sorted(Comparator.comparingInt(FlatAnnotation::depth))
                .toList();
        losses.stream()
                .skip(1)
                .filter(other -> other.depth() == losses.get(0).depth())
                .forEach(second -> report.at(
                        second.origin(),
                        "a network has one loss, but %s is here beside %s; remove one of the two"
                                .formatted(second.displayName(), losses.get(0).displayName())));
    }
}
