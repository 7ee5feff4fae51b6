package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A spec with flat annotations: what the rules judge.
 *
 * @param annotations those on the type
 * @param methods in the order of layers, those of blocks included
 * @param network with the layers that could be made out; empty where the annotations on the type could not
 * @param oversize why not all methods are there; empty if they are
 */
public record ExpandedSpec(
        SpecDeclaration declaration,
        List<FlatAnnotation> annotations,
        List<FlatMethod> methods,
        Optional<NetworkSpec> network,
        Optional<Oversize> oversize) {
    /** The layers that could be made out, in order. */
    public Stream<LayerSpec> layers() {
        return methods.stream().flatMap(method -> method.layer().stream());
    }

    /** The layers of a type that could be made out, in order. */
    public <L extends LayerSpec> Stream<L> layers(Class<L> type) {
        return layers().filter(type::isInstance).map(type::cast);
    }

    /** Whether it could be made out what every method inserts, and all that the type says. */
    public boolean isComplete() {
        return network.isPresent() && hasAllLayers();
    }

    /** Whether it could be made out what every method inserts, those that are inherited included. */
    public boolean hasAllLayers() {
        return declaration.hasResolvedSupertypes()
                && oversize.isEmpty()
                && methods.stream().allMatch(FlatMethod::isKnown);
    }

    /** Whether each method comes as often as it is repeated. */
    public boolean hasAllRepeats() {
        return oversize.isEmpty() && methods.stream().allMatch(FlatMethod::hasAllRepeats);
    }

    /** The annotations on the type that have a role. */
    public List<FlatAnnotation> annotations(DslAnnotation.Role role) {
        return annotations.stream()
                .filter(annotation -> annotation.kind().role() == role)
                .toList();
    }
}
