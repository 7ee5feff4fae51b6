package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.declaration.MethodDeclaration;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.List;
import java.util.Optional;

/**
 * An abstract method of the spec or of a block, with its annotations expanded. There is one for each repeat of the
 * method or of its block.
 *
 * @param path the names of the enclosing methods and the indices of repeats
 * @param owner the block that has the method; empty for methods of the spec
 * @param layer the layer that it declares; empty if it is not known, or if the method inserts a block
 * @param excess the number of layers with all repeats, if that is too many; then only one repeat is expanded
 * @param cycle the names of the blocks from the one that it inserts to that block, if that block contains itself; else
 *     empty
 */
public record FlatMethod(
        MethodDeclaration declaration,
        String path,
        Optional<BlockDeclaration> owner,
        List<FlatAnnotation> annotations,
        Optional<LayerSpec> layer,
        Optional<Long> excess,
        List<String> cycle) {
    /** The layer annotations; more than one is an error. */
    public List<FlatAnnotation> layerAnnotations() {
        return annotations.stream()
                .filter(annotation -> annotation.kind().role() == DslAnnotation.Role.LAYER)
                .toList();
    }

    /** The other annotations. */
    public List<FlatAnnotation> modifiers() {
        return annotations.stream()
                .filter(annotation -> annotation.kind().role() != DslAnnotation.Role.LAYER)
                .toList();
    }

    /** The block that it inserts: a method with a layer annotation inserts none. */
    public Optional<BlockDeclaration> block() {
        return layerAnnotations().isEmpty() ? declaration.block() : Optional.empty();
    }

    /** Whether it declares a layer or a block. */
    public boolean isMember() {
        return !layerAnnotations().isEmpty() || block().isPresent();
    }

    /** Whether the layer or the block that it declares is known. */
    public boolean isKnown() {
        return layer.isPresent()
                || block().filter(BlockDeclaration::canBeInserted)
                        .filter(block -> block.hasResolvedSupertypes() && cycle.isEmpty())
                        .isPresent();
    }

    /** Whether it has {@code @Repeat}. */
    public boolean isRepeated() {
        return annotations.stream().anyMatch(annotation -> annotation.kind() == DslAnnotation.REPEAT);
    }

    /** Whether all its repeats are expanded; otherwise there is one, and its path has no index. */
    boolean hasAllRepeats() {
        return excess.isEmpty()
                && (!isRepeated() || Members.possibleRepeats(annotations).isPresent());
    }

    /** The number of repeats; empty if there is no {@code @Repeat} or its value is not known. */
    public Optional<Valued<Integer>> repeats() {
        return Members.repeats(annotations);
    }
}
