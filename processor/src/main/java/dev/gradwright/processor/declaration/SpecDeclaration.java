package dev.gradwright.processor.declaration;

import dev.gradwright.processor.spec.Origin;
import dev.gradwright.processor.spec.PartSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A type with {@code @Network}, as declared.
 *
 * @param annotations those on the type
 * @param features the record of {@code features}, if the spec has one
 * @param target the type of {@code target}, if the spec has one
 * @param methods the abstract ones: inherited first, each once; an overriding method takes the place of the overridden
 *     one
 * @param concreteMethods its own and inherited methods with a body
 * @param packageTypes the simple names of the package's top-level types in this compilation
 * @param specsWithSameNames the names of other specs whose generated types would have the same names
 * @param parts the supertypes that have some of its methods
 * @param hasResolvedSupertypes whether the compiler has found all types that this one extends
 * @param seesGenerated whether {@code javax.annotation.processing.Generated} is visible to the type
 * @param origin the type
 */
public record SpecDeclaration(
        TypeDeclaration type,
        List<AnnotationUse> annotations,
        Optional<RecordDeclaration> features,
        Optional<TargetDeclaration> target,
        List<MethodDeclaration> methods,
        List<ConcreteMethod> concreteMethods,
        Set<String> packageTypes,
        Set<String> specsWithSameNames,
        List<PartSpec> parts,
        boolean hasResolvedSupertypes,
        boolean seesGenerated,
        Origin origin) {
    /** Its methods and those of all blocks, at any depth; a block that is inserted several times counts once. */
    public Stream<MethodDeclaration> allMethods() {
        return Stream.concat(methods.stream(), blocks().stream().flatMap(block -> block.methods().stream()));
    }

    /** The annotations on the type and on all methods. */
    public Stream<AnnotationUse> allAnnotations() {
        return Stream.concat(annotations.stream(), allMethods().flatMap(method -> method.annotations().stream()));
    }

    /** All blocks, each once. */
    public Set<BlockDeclaration> blocks() {
        Set<BlockDeclaration> found = new LinkedHashSet<>();
        Deque<MethodDeclaration> pending = new ArrayDeque<>(methods);
        while (!pending.isEmpty()) {
            Optional<BlockDeclaration> block = pending.removeFirst().block();
            block.filter(found::add).ifPresent(fresh -> pending.addAll(fresh.methods()));
        }
        return found;
    }

    /** Whether the compiler has found all of it. If not, another processor may generate what is missing. */
    public boolean isResolved() {
        return unresolved().findAny().isEmpty()
                && allAnnotations().noneMatch(use -> use.type().isTooLarge());
    }

    /**
     * The positions of everything that the compiler has not found: a type that it extends, that a method returns or that
     * a component of its record has, or an annotation.
     */
    public Stream<Origin> unresolved() {
        return Stream.of(
                        hasResolvedSupertypes ? Stream.<Origin>empty() : Stream.of(origin),
                        annotations.stream().flatMap(AnnotationUse::unresolved),
                        features.stream().flatMap(RecordDeclaration::unresolved),
                        allMethods().flatMap(MethodDeclaration::unresolved),
                        blocks().stream().flatMap(BlockDeclaration::unresolved))
                .flatMap(origins -> origins);
    }
}
