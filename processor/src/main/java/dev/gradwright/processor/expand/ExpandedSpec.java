package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.SpecDeclaration;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A spec with expanded annotations and methods, as the rules see it.
 *
 * @param annotations those on the type
 * @param components of the record that the spec names, in order; none if it names no record
 * @param methods in the order of layers, including those of blocks
 * @param network with the layers that are known; empty if an annotation on the type is not known
 * @param oversize the limit that stopped the expansion, if one did
 */
public record ExpandedSpec(
        SpecDeclaration declaration,
        List<FlatAnnotation> annotations,
        List<FlatComponent> components,
        List<FlatMethod> methods,
        Optional<NetworkSpec> network,
        Optional<Oversize> oversize) {
    /** The annotation of a kind on the type that is in effect, if there is one. */
    public Optional<FlatAnnotation> find(DslAnnotation kind) {
        return Nearest.of(kind, annotations);
    }

    /** The layers that are known, in order. */
    public Stream<LayerSpec> layers() {
        return methods.stream().flatMap(method -> method.layer().stream());
    }

    /** The layers of a type that are known, in order. */
    public <L extends LayerSpec> Stream<L> layers(Class<L> type) {
        return layers().filter(type::isInstance).map(type::cast);
    }

    /** Whether all layers and all annotations on the type are known. */
    public boolean isComplete() {
        return network.isPresent() && hasAllLayers();
    }

    /** Whether all layers are known, including inherited ones. */
    public boolean hasAllLayers() {
        return declaration.hasResolvedSupertypes()
                && oversize.isEmpty()
                && methods.stream().allMatch(FlatMethod::isKnown);
    }

    /** Whether all repeats of all methods are there. */
    public boolean hasAllRepeats() {
        return oversize.isEmpty() && methods.stream().allMatch(FlatMethod::hasAllRepeats);
    }
}
