package dev.gradwright.processor.spec;

import dev.gradwright.processor.spec.LayerSpec.InitSpec;
import java.util.Optional;

/**
 * What a layer is read from: its method and the annotations on it.
 *
 * @param attributes the layer annotation
 * @param init the {@code @Init} annotation, if there is one
 * @param regularization the penalties and the constraint
 */
public record LayerDeclaration(
        LayerMethod method, Attributes attributes, Optional<Valued<InitSpec>> init, Regularization regularization) {
    /** The layer annotation (for a composed one, its use on the method). */
    public Origin origin() {
        return attributes.origin();
    }
}
