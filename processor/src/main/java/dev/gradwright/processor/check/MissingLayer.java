package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.declaration.TypeDeclaration;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatMethod;
import dev.gradwright.processor.naming.QualifiedName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every abstract method declares a layer. */
final class MissingLayer implements Rule {
    private static final int MAX_NAMES = 3;

    @Override
    public DiagnosticName name() {
        return DiagnosticName.MISSING_LAYER;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        Set<QualifiedName> reported = new HashSet<>();
        for (FlatMethod method : spec.methods()) {
            if (isMissing(method)) {
                List<String> methods = methodsOfForeignSupertype(method, spec);
                if (methods.isEmpty()) {
                    report(method, report);
                } else if (reported.add(method.declaration().owner())) {
                    report(method, methods, spec, report);
                }
            }
        }
    }

    /**
     * An annotation that the compiler has not found may be a layer annotation, and a type that it has not found a
     * block.
     */
    private static boolean isMissing(FlatMethod method) {
        return method.declaration().hasResolvedAnnotations()
                && method.declaration().returnType().isPresent()
                && !method.isMember()
                && !ReturnType.isRawListOfBlocks(method);
    }

    /**
     * If the type that declares a method is a supertype with several methods but without any layer, all its abstract
     * methods; else none.
     */
    private static List<String> methodsOfForeignSupertype(FlatMethod method, ExpandedSpec spec) {
        QualifiedName type = method.declaration().owner();
        List<FlatMethod> methods = spec.methods().stream()
                .filter(other -> other.declaration().owner().equals(type))
                .toList();
        List<String> names = methods.stream()
                .map(other -> other.declaration().name())
                .distinct()
                .toList();
        boolean isForeign = !type.equals(subtypeOf(method, spec).qualifiedName())
                && methods.stream().allMatch(MissingLayer::isMissing);
        return isForeign && names.size() > 1 ? names : List.of();
    }

    /** The spec or the block that has a method. */
    private static TypeDeclaration subtypeOf(FlatMethod method, ExpandedSpec spec) {
        return method.owner()
                .map(BlockDeclaration::type)
                .orElse(spec.declaration().type());
    }

    private static void report(FlatMethod method, Report report) {
        report.at(
                method.declaration().origin(),
                "%s is abstract but has no layer annotation%s, so nothing can be generated for it; add one, such as @Dense,%s or give it a body"
                        .formatted(method.declaration().name(), noBlock(method), orBlock(method)));
    }

    private static void report(FlatMethod method, List<String> methods, ExpandedSpec spec, Report report) {
        String supertype = method.declaration().owner().simple();
        List<String> shown = methods.subList(0, Math.min(MAX_NAMES, methods.size()));
        report.at(
                method.owner()
                        .map(BlockDeclaration::origin)
                        .orElse(spec.declaration().origin()),
                "%s inherits %d abstract methods from %s (%s%s), but none of them has a layer annotation, so nothing can be generated for them; do not extend %s, or give them bodies"
                        .formatted(
                                subtypeOf(method, spec).name(),
                                methods.size(),
                                supertype,
                                String.join(", ", shown),
                                shown.size() < methods.size() ? ", …" : "",
                                supertype));
    }

    /** The part of the message that says why the returned type is not a block; empty if it is no type of the user. */
    private static String noBlock(FlatMethod method) {
        return ReturnType.usersType(method)
                .map(type -> " and " + type + " is not a @Block")
                .orElse("");
    }

    /** The part of the remedy that suggests making the returned type a block; empty if it cannot be one. */
    private static String orBlock(FlatMethod method) {
        return ReturnType.usersType(method)
                .filter(type -> method.declaration().returnsInterface())
                .map(type -> " or mark " + type + " with @Block,")
                .orElse("");
    }
}
