package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.MethodDeclaration;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatMethod;

/** A layer method has no parameters, no type parameters and throws nothing. */
final class LayerMethod implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.LAYER_METHOD;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        for (FlatMethod method : spec.methods()) {
            if (method.isMember()) {
                check(method.declaration(), report);
            }
        }
    }

    private static void check(MethodDeclaration method, Report report) {
        String problem = method.hasParameters()
                ? "parameters"
                : method.hasTypeParameters() ? "type parameters" : method.hasThrows() ? "a throws clause" : "";
        if (!problem.isEmpty()) {
            report.at(
                    method.origin(),
                    "%s has %s, but a layer method only returns its layer; remove the %s"
                            .formatted(method.name(), problem, problem));
        }
    }
}
