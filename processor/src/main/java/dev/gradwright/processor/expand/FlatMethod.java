package dev.gradwright.processor.expand;

import dev.gradwright.processor.declaration.MethodDeclaration;
import dev.gradwright.processor.spec.LayerSpec;
import java.util.List;
import java.util.Optional;

/**
 * An abstract method with flat annotations.
 *
 * @param layer the layer that it declares; empty where that cannot be made out
 */
public record FlatMethod(MethodDeclaration declaration, List<FlatAnnotation> annotations, Optional<LayerSpec> layer) {
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
}
