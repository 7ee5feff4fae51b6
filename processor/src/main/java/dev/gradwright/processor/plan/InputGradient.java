package dev.gradwright.processor.plan;

import java.util.Optional;

/**
 * Where the backward pass of a layer writes the gradient of its input. The last reader of a value in the forward pass
 * is the first in the backward pass: it overwrites the buffer, and the other readers add to it.
 *
 * @param layer the layer that computes the input
 * @param buffer the buffer of the gradient
 * @param contribution scratch for this layer's contribution, which is then added; empty if the layer overwrites the
 *     buffer
 */
public record InputGradient(String layer, Buffer buffer, Optional<Buffer> contribution) {
    static InputGradient in(String layer, Buffer buffer) {
        return new InputGradient(layer, buffer, Optional.empty());
    }

    /** The buffer that the layer's backward kernel writes. */
    public Buffer target() {
        return contribution.orElse(buffer);
    }
}
