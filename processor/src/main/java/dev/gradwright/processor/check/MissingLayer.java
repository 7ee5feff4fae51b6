package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatMethod;

/** Every abstract method declares a layer. */
final class MissingLayer implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.MISSING_LAYER;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        for (FlatMethod method : spec.methods()) {
            // An annotation that the compiler has not found may well be a layer, and a type a block.
            boolean isKnown = method.declaration().hasResolvedAnnotations()
                    && method.declaration().returnType().isPresent();
            if (isKnown && !method.isMember() && !ReturnType.isRawListOfBlocks(method)) {
                report.at(
                        method.declaration().origin(),
                        "%s is abstract but has no layer annotation%s, so nothing can be generated for it; add one, such as @Dense,%s or give it a body"
                                .formatted(method.declaration().name(), noBlock(method), orBlock(method)));
            }
        }
    }

    /** What is amiss if the type that is returned was meant to be a block. */
    private static String noBlock(FlatMethod method) {
        return ReturnType.usersType(method)
                .map(type -> " and " + type + " is not a @Block")
                .orElse("");
    }

    /** What fixes it if that type was meant to be a block and can be one. */
    private static String orBlock(FlatMethod method) {
        return ReturnType.usersType(method)
                .filter(type -> method.declaration().returnsInterface())
                .map(type -> " or mark " + type + " with @Block,")
                .orElse("");
    }
}
