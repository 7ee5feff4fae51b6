package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.TypeDeclaration;
import dev.gradwright.processor.declaration.TypeDeclaration.Kind;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;

/** A spec is an interface, or an abstract class, that a generated class in its package can implement or extend. */
final class NotASpec implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.NOT_A_SPEC;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        TypeDeclaration type = spec.declaration().type();
        String problem = problemOf(type);
        if (!problem.isEmpty()) {
            report.at(
                    spec.declaration().origin(),
                    "@Network belongs on an interface or an abstract class, but " + type.name() + " " + problem);
        }
    }

    private static String problemOf(TypeDeclaration type) {
        if (!type.canDeclareLayers()) {
            return "is " + describe(type.kind()) + "; declare it as an interface";
        }
        if (type.isPrivate()) {
            return "is private, or inside a private type, where no generated class can reach it; remove private";
        }
        if (type.isGeneric()) {
            return "has type parameters, which mean nothing to a network; remove them";
        }
        if (type.isSealed()) {
            return "is sealed, so that no generated class may implement it; remove sealed";
        }
        if (type.isInner()) {
            return "is an inner class, which needs an instance of the class around it; make it static";
        }
        if (!type.hasConstructor()) {
            return "has no constructor that the generated class can call; add one that is not private, takes no arguments and "
                    + "throws no checked exceptions";
        }
        return "";
    }

    private static String describe(Kind kind) {
        return switch (kind) {
            case ANNOTATION -> "an annotation type";
            case ENUM -> "an enum";
            case RECORD -> "a record";
            default -> "a class that is not abstract";
        };
    }
}
