package dev.gradwright.processor.check;

import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.declaration.ConcreteMethod;
import dev.gradwright.processor.declaration.MethodDeclaration;
import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.declaration.TypeDeclaration;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatMethod;
import dev.gradwright.processor.naming.NetworkMembers;
import dev.gradwright.processor.naming.QualifiedName;
import dev.gradwright.processor.naming.RootPackages;
import dev.gradwright.processor.naming.TakenNames;
import dev.gradwright.processor.spec.EnsembleSpec;
import dev.gradwright.processor.spec.LibraryTypes;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.PartSpec;
import dev.gradwright.processor.spec.TableSpec;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of generated types and of layers are free, and no method of the spec collides with one of the generated
 * network.
 */
final class NameClash implements Rule {
    /** Java has no interface that replaces them for the classes that implement it. */
    private static final Set<String> PROTECTED_OF_OBJECT = Set.of("clone()", "finalize()");

    private static final List<String> GENERATED_SUFFIXES = List.of("Network", "Predictor");

    private static final List<String> TABLE_SUFFIXES = List.of("Network", "Predictor", "Encoder");

    /** A layer method has no parameters, so only such methods matter. */
    private static final Set<String> OBJECT_MEMBERS = Stream.of(Object.class.getDeclaredMethods())
            .filter(method -> method.getParameterCount() == 0 && !Modifier.isPrivate(method.getModifiers()))
            .map(Method::getName)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public DiagnosticName name() {
        return DiagnosticName.NAME_CLASH;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        checkTypes(spec.declaration(), report);
        checkPackages(spec.declaration(), report);
        checkHidden(spec, report);
        boolean hasEmbeddings = spec.components().stream()
                .anyMatch(component -> component.embedding().isPresent());
        checkMethods(spec.declaration(), hasEmbeddings, report);
        if (spec.declaration().type().kind() == TypeDeclaration.Kind.INTERFACE) {
            checkBodies(spec.declaration().concreteMethods(), report);
        }
        for (FlatMethod method : spec.methods()) {
            method.block().ifPresent(block -> checkBodies(block.concreteMethods(), report));
            if (method.isMember()) {
                checkLayer(spec.declaration(), method, hasEmbeddings, report);
            }
        }
        if (spec.network().flatMap(NetworkSpec::ensemble).isPresent()) {
            checkFront(EnsembleSpec.LAYER, "@Ensemble", spec, report);
        }
    }

    /** The layer that an annotation adds in front of those of the spec. */
    private static void checkFront(String name, String annotation, ExpandedSpec spec, Report report) {
        spec.methods().stream()
                .filter(method -> method.isMember() && method.owner().isEmpty())
                .filter(method -> method.declaration().name().equals(name))
                .forEach(method -> report.at(
                        method.declaration().origin(),
                        "a layer cannot be named %s, because the layer in front that %s adds has that name; rename it"
                                .formatted(name, annotation)));
    }

    private static void checkTypes(SpecDeclaration spec, Report report) {
        for (String suffix : spec.features().isPresent() ? TABLE_SUFFIXES : GENERATED_SUFFIXES) {
            String generated = spec.type().generatedPrefix() + suffix;
            if (spec.packageTypes().contains(generated)) {
                report.at(
                        spec.origin(),
                        "%s would be generated as %s, but the package has a type of that name; rename one of the two"
                                .formatted(spec.type().name(), generated));
            }
        }
        for (String other : spec.specsWithSameNames()) {
            report.at(
                    spec.origin(),
                    "%s and %s would both be generated as %sNetwork; rename one of the two"
                            .formatted(spec.type().name(), other, spec.type().generatedPrefix()));
        }
    }

    /** A type named like a root package hides that package, so generated code cannot use qualified names. */
    private static void checkPackages(SpecDeclaration spec, Report report) {
        Set<String> inherited = spec.type().taken().types();
        List<String> hiding = RootPackages.NAMES.stream()
                .filter(name -> inherited.contains(name) || spec.packageTypes().contains(name))
                .toList();
        List<String> qualified =
                inherited.stream().filter(LibraryTypes::contain).sorted().toList();
        if (!hiding.isEmpty() && !qualified.isEmpty()) {
            report.at(
                    spec.origin(),
                    "generated code cannot name the library's %2$s, because %1$s uses the name for another type, and the type %3$s hides the package of the qualified name; rename one of them"
                            .formatted(spec.type().name(), String.join(", ", qualified), hiding.get(0)));
        }
    }

    /** In a class that inherits a type, its simple name is no longer that of a type of the package. */
    private static void checkHidden(ExpandedSpec spec, Report report) {
        TypeDeclaration type = spec.declaration().type();
        Stream<QualifiedName> blocks = spec.methods().stream()
                .flatMap(method -> method.block().stream())
                .map(block -> block.type().qualifiedName());
        Stream<QualifiedName> parts = spec.network().stream()
                .flatMap(network -> network.parts().stream())
                .map(PartSpec::type);
        Stream<QualifiedName> records =
                spec.network().flatMap(NetworkSpec::table).stream().flatMap(TableSpec::types);
        Stream.of(Stream.of(type.qualifiedName()), blocks, parts, records)
                .flatMap(Function.identity())
                .filter(used -> used.packageName().equals(type.packageName()))
                .map(QualifiedName::outermost)
                .filter(used -> type.taken().types().contains(used) && !TakenNames.OF_JAVA_LANG.contains(used))
                .distinct()
                .forEach(used -> report.at(
                        spec.declaration().origin(),
                        "%1$s inherits or declares a type %2$s, which hides the type %2$s of its package in generated code; rename one of the two"
                                .formatted(type.name(), used)));
    }

    /** A method with other parameters is an overload. */
    private static void checkMethods(SpecDeclaration spec, boolean hasEmbeddings, Report report) {
        for (ConcreteMethod method : spec.concreteMethods()) {
            if (NetworkMembers.hasSignature(method.signature())
                    || (spec.features().isPresent()
                            && NetworkMembers.tableSignatures().contains(method.signature()))
                    || (hasEmbeddings && method.signature().equals(NetworkMembers.EMBEDDINGS + "()"))) {
                report.at(
                        method.origin(),
                        "%s of %s collides with a method of the generated network; rename it, or give it other parameters"
                                .formatted(shortened(method.signature()), method.owner()));
            }
        }
    }

    /** Checks methods with a body in an interface, which a class inherits only if {@code Object} has none of them. */
    private static void checkBodies(List<ConcreteMethod> methods, Report report) {
        for (ConcreteMethod method : methods) {
            if (PROTECTED_OF_OBJECT.contains(method.signature())) {
                report.at(
                        method.origin(),
                        "no class can implement %s with the method %s, because Object has a protected one of that name; rename it"
                                .formatted(method.owner(), method.signature()));
            }
        }
    }

    /** The signature with simple names of the parameter types. */
    private static String shortened(String signature) {
        return signature.replaceAll("[\\w.]+\\.", "").replace(",", ", ");
    }

    private static void checkLayer(SpecDeclaration spec, FlatMethod method, boolean hasEmbeddings, Report report) {
        MethodDeclaration layer = method.declaration();
        String type = method.owner()
                .map(block -> block.type().name())
                .orElse(spec.type().name());
        layer.otherDeclarer()
                .ifPresent(otherDeclarer -> report.at(
                        method.owner().map(BlockDeclaration::origin).orElse(spec.origin()),
                        "%s inherits two layers named %s, one of them from %s; declare %s in %s to replace both"
                                .formatted(type, layer.name(), otherDeclarer, layer.name(), type)));
        String owner = ownerOf(spec, method, hasEmbeddings);
        if (!owner.isEmpty()) {
            report.at(
                    layer.origin(),
                    "a layer cannot be named %s, because %s has a member of that name; rename it"
                            .formatted(layer.name(), owner));
        } else if (method.owner().isEmpty() && layer.name().equals("schedule")) {
            report.at(
                    layer.origin(),
                    "a layer cannot be named schedule, because the settings of @Schedule begin with that name; rename it");
        }
    }

    private static String ownerOf(SpecDeclaration spec, FlatMethod method, boolean hasEmbeddings) {
        String name = method.declaration().name();
        if (OBJECT_MEMBERS.contains(name)) {
            return "Object";
        }
        if (method.owner().isPresent()) {
            return "";
        }
        if (NetworkMembers.names().contains(name)
                || (spec.features().isPresent() && NetworkMembers.tableNames().contains(name))
                || (hasEmbeddings && name.equals(NetworkMembers.EMBEDDINGS))) {
            return "the generated network";
        }
        return spec.type().concreteMembers().contains(name) ? spec.type().name() : "";
    }
}
