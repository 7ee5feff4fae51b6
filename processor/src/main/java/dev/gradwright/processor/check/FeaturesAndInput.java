package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.DslAnnotation;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatAnnotation;

/** A network has an input of numbers, or the record and the target of a table. */
final class FeaturesAndInput implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.FEATURES_AND_INPUT;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.annotations().stream()
                .filter(annotation -> annotation.kind() == DslAnnotation.NETWORK && annotation.isComplete())
                .forEach(network -> check(spec.declaration(), network, report));
    }

    private static void check(SpecDeclaration spec, FlatAnnotation network, Report report) {
        boolean hasInput = network.isWritten("input");
        if (spec.features().isPresent() && hasInput) {
            report.at(
                    network.originOf("input"),
                    "@Network has both input and features, but the input is computed from the features; remove one of the two");
        } else if (spec.features().isEmpty() && spec.target().isEmpty() && !hasInput) {
            report.at(
                    network.origin(),
                    "@Network has neither input nor features; write the number of inputs, as in input = 784, or name a record and what to predict, as in features = Customer.class, target = Churn.class");
        }
        if (spec.features().isPresent() && spec.target().isEmpty()) {
            report.at(
                    spec.features().get().origin(),
                    "@Network has features, but no target; name what to predict: an enum, boolean.class or double.class");
        } else if (spec.features().isEmpty() && spec.target().isPresent()) {
            report.at(
                    spec.target().get().origin(),
                    hasInput
                            ? "@Network has a target, which is for records only, but its input is numbers; remove target"
                            : "@Network has a target, but no features; name the record that the target is predicted from");
        }
    }
}
