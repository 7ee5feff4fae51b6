package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.declaration.TypeDeclaration;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatAnnotation;
import dev.gradwright.processor.expand.FlatMethod;
import dev.gradwright.processor.naming.Visibility;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.RuntimeNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A layer method returns {@code Layer} or the handle of its layer, or a list of either if it is repeated; a block
 * method likewise.
 */
final class ReturnType implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.RETURN_TYPE;
    }

    private static final String HANDLES = RuntimeNames.LAYER.packageName() + ".";
    private static final String LIST = "java.util.List";

    @Override
    public void check(ExpandedSpec spec, Report report) {
        for (FlatMethod method : spec.methods()) {
            // The compiler reports what it has not found; a missing annotation may be a @Repeat.
            if (method.declaration().hasResolvedAnnotations()) {
                method.declaration().returnType().ifPresent(type -> check(spec, method, type, report));
            }
        }
    }

    private static void check(ExpandedSpec spec, FlatMethod method, String returnType, Report report) {
        List<FlatAnnotation> layers = method.layerAnnotations();
        if (layers.size() == 1) {
            check(method, layers.get(0), returnType, report);
        } else {
            method.block().ifPresent(block -> check(method, block, returnType, report));
            method.block()
                    .filter(block ->
                            !canBeNamed(block.type(), spec.declaration().type()))
                    .ifPresent(block -> reportUnseen(method, block.type(), report));
        }
        if (isRawListOfBlocks(method)) {
            report.at(
                    method.declaration().returnTypeOrigin(),
                    "%s has @Repeat, but returns List without an element type; return a List of a @Block interface, or add a layer annotation such as @Dense"
                            .formatted(method.declaration().name()));
        }
    }

    private static boolean canBeNamed(TypeDeclaration block, TypeDeclaration spec) {
        return block.visibility() != Visibility.PACKAGE
                || block.packageName().equals(spec.packageName())
                || block.isPrivate();
    }

    private static void reportUnseen(FlatMethod method, TypeDeclaration block, Report report) {
        report.at(
                method.declaration().returnTypeOrigin(),
                "%s inserts %s, which is not visible outside the package %s, so no network of another package can use it; declare %s as public%s"
                        .formatted(
                                method.declaration().name(),
                                block.name(),
                                block.packageName(),
                                block.name(),
                                block.name().contains(".") ? ", and the types around it" : ""));
    }

    /** Whether a method is repeated and returns a list, but does not name the block. */
    static boolean isRawListOfBlocks(FlatMethod method) {
        return method.isRepeated()
                && !method.isMember()
                && method.declaration().returnType().filter(LIST::equals).isPresent();
    }

    /** The simple name of the returned type, or of the elements of a returned list, if it is a type of the user. */
    static Optional<String> usersType(FlatMethod method) {
        return method.declaration()
                .returnType()
                .map(type -> isList(type) ? type.substring(LIST.length() + 1, type.length() - 1) : type)
                .filter(type -> !type.startsWith(HANDLES) && !type.startsWith("java."))
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .filter(type -> Character.isUpperCase(type.charAt(0)));
    }

    private static void check(FlatMethod method, FlatAnnotation layer, String returnType, Report report) {
        List<String> fitting = handlesOf(method, layer).stream()
                .map(handle -> method.isRepeated() ? LIST + "<" + HANDLES + handle + ">" : HANDLES + handle)
                .toList();
        if (!fitting.contains(returnType)) {
            report.at(
                    method.declaration().returnTypeOrigin(),
                    "%s is %s%s and must return %s, but is declared to return %s%s"
                            .formatted(
                                    method.declaration().name(),
                                    layer.withArticle(),
                                    method.isRepeated() ? " with @Repeat" : "",
                                    fitting.stream().map(ReturnType::simple).collect(Collectors.joining(" or ")),
                                    simple(returnType),
                                    isList(returnType) && !method.isRepeated() ? "; for several, add @Repeat" : ""));
        }
    }

    private static void check(FlatMethod method, BlockDeclaration block, String returnType, Report report) {
        String name = method.declaration().name();
        String type = block.type().name();
        if (block.type().kind() == TypeDeclaration.Kind.ABSTRACT_CLASS) {
            report.at(
                    method.declaration().returnTypeOrigin(),
                    "%s inserts %s, which is an abstract class, but only a block that is an interface can be inserted; declare %s as an interface"
                            .formatted(name, type, type));
        } else if (method.isRepeated() && !isList(returnType)) {
            report.at(
                    method.declaration().returnTypeOrigin(),
                    "%s has @Repeat and must return List<%s>, but is declared to return %s"
                            .formatted(name, type, type));
        } else if (!method.isRepeated() && isList(returnType)) {
            report.at(
                    method.declaration().returnTypeOrigin(),
                    "%s is declared to return List<%s>, but has no @Repeat; add it, or return %s"
                            .formatted(name, type, type));
        } else if (isList(returnType)
                && !returnType.equals(LIST + "<" + block.type().qualifiedName().full() + ">")) {
            report.at(
                    method.declaration().returnTypeOrigin(),
                    "%s has @Repeat and must return List<%s>, but is declared to return %s"
                            .formatted(name, type, simple(returnType)));
        }
    }

    private static boolean isList(String type) {
        return type.startsWith(LIST + "<");
    }

    /** The type as users write it if they import the handles and {@code List}. */
    private static String simple(String type) {
        return type.replace(HANDLES, "").replace(LIST + "<", "List<");
    }

    /** A layer of which not all values are known may have any handle of its kind. */
    private static List<String> handlesOf(FlatMethod method, FlatAnnotation layer) {
        Optional<String> own = method.layer()
                .map(LayerSpec::handle)
                .orElseGet(() -> layer.layerKind().handle());
        return Stream.concat(own.stream(), Stream.of(RuntimeNames.LAYER.simple()))
                .toList();
    }
}
