package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.BlockDeclaration;
import dev.gradwright.processor.declaration.MethodDeclaration;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.List;
import java.util.Optional;

/**
 * An abstract method with flat annotations, of the spec or of a block in it. A method that is repeated, or whose block is, comes
 * as often as that.
 *
 * @param path the names of the methods that lead to it, and the numbers of repeats
 * @param owner the block whose method it is; empty for methods of the spec
 * @param layer the layer that it declares; empty where that cannot be made out, and where it inserts a block
 * @param excess how many layers the network would have so far with all repeats, where these are too many; then it comes once
 * @param cycle the names of the blocks from the one that it inserts to itself, if it inserts that one into itself; else empty
 */
public record FlatMethod(
        MethodDeclaration declaration,
        String path,
        Optional<BlockDeclaration> owner,
        List<FlatAnnotation> annotations,
        Optional<LayerSpec> layer,
        Optional<Long> excess,
        List<String> cycle) {
    /** The layer annotations: one, if all is well. */
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

    /** Whether it is meant to be a layer or a block. */
    public boolean isMember() {
        return !layerAnnotations().isEmpty() || block().isPresent();
    }

    /** Whether it could be made out what it inserts. */
    public boolean isKnown() {
        return layer.isPresent()
                || block().filter(BlockDeclaration::canBeInserted)
                        .filter(block -> block.hasResolvedSupertypes() && cycle.isEmpty())
                        .isPresent();
    }

    /** Whether it bears {@code @Repeat}. */
    public boolean isRepeated() {
        return annotations.stream().anyMatch(annotation -> annotation.kind() == DslAnnotation.REPEAT);
    }

    /** Whether it comes as often as it is repeated; otherwise it comes once, and its path has no number. */
    boolean hasAllRepeats() {
        return excess.isEmpty()
                && (!isRepeated() || Members.possibleRepeats(annotations).isPresent());
    }

    /** How often it is repeated; empty where the user does not say so, or the compiler could not make it out. */
    public Optional<Valued<Integer>> repeats() {
        return Members.repeats(annotations);
    }
}
