package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.ComponentDeclaration;
import dev.gradwright.processor.naming.ComponentType;
import dev.gradwright.processor.spec.FeatureSpec;
import dev.gradwright.processor.spec.LayerSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A component of a record, with the annotations of the DSL on it.
 *
 * @param feature how it is encoded; empty if its type cannot be a feature, or if a value is not known
 */
public record FlatComponent(
        ComponentDeclaration declaration, List<FlatAnnotation> annotations, Optional<FeatureSpec> feature) {
    /** The annotation of a kind, if it has one. */
    public Optional<FlatAnnotation> find(DslAnnotation kind) {
        return Nearest.of(kind, annotations);
    }

    /** Whether it has an annotation. */
    public boolean has(DslAnnotation kind) {
        return find(kind).isPresent();
    }

    /** Whether it only says to which query a row belongs, and is no feature. */
    public boolean isOnlyGroup() {
        return has(DslAnnotation.GROUP)
                && !has(DslAnnotation.NUMERIC)
                && !has(DslAnnotation.CATEGORY)
                && embedding().isEmpty();
    }

    /** Its {@code @Embedding}, if it has one. */
    public Optional<FlatAnnotation> embedding() {
        return annotations.stream()
                .filter(annotation -> annotation.kind() == DslAnnotation.LAYER)
                .filter(annotation -> annotation.layerKind() == LayerSpec.Kind.EMBEDDING)
                .min(Comparator.comparingInt(FlatAnnotation::depth));
    }

    /** Its type; empty if generated code can neither read nor encode it. */
    public Optional<ComponentType> type() {
        return TableAssembler.typeOf(declaration);
    }

    /** Whether its type is primitive. */
    public boolean isPrimitive() {
        return type().stream()
                .anyMatch(type -> declaration.type().filter(type::isPrimitive).isPresent());
    }
}
