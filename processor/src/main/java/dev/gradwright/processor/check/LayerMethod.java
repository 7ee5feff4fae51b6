package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.MethodDeclaration;
import dev.gradwright.processor.declaration.TypeDeclaration;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatMethod;
import dev.gradwright.processor.naming.Visibility;

/**
 * A layer method has no parameters, no type parameters and no throws clause, and a network in any package can implement
 * it.
 */
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
                checkVisibility(method.declaration(), spec.declaration().type(), report);
            }
        }
    }

    private static void check(MethodDeclaration method, Report report) {
        if (method.hasParameters()) {
            report(method, "parameters", "parameters", report);
        } else if (method.hasTypeParameters()) {
            report(method, "type parameters", "type parameters", report);
        } else if (method.hasThrows()) {
            report(method, "a throws clause", "throws clause", report);
        }
    }

    private static void report(MethodDeclaration method, String has, String remove, Report report) {
        report.at(
                method.origin(),
                "%s has %s, but a layer method only returns its layer; remove the %s"
                        .formatted(method.name(), has, remove));
    }

    /** In a block, which is an interface, everything is public. */
    private static void checkVisibility(MethodDeclaration method, TypeDeclaration spec, Report report) {
        if (method.visibility() == Visibility.PACKAGE
                && !method.owner().packageName().equals(spec.packageName())) {
            report.at(
                    method.origin(),
                    "%s is only visible in the package %s, so no network of another package can have this layer; declare it as protected or public"
                            .formatted(method.name(), method.owner().packageName()));
        }
    }
}
