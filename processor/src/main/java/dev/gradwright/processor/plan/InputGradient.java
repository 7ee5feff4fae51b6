package dev.gradwright.processor.plan;

import java.util.Optional;

/**
 * Where the gradient by the input of a layer goes. The last reader of a value in the forward pass is the first in the
 * backward pass: it overwrites the buffer, and the other readers add to it.
 *
 * @param layer the layer that computes the input
 * @param buffer the buffer of the gradient
 * @param share scratch for this layer's contribution, which is then added; empty if the layer overwrites the buffer
 */
public record InputGradient(String layer, Buffer buffer, Optional<Buffer> share) {
    static InputGradient in(String layer, Buffer buffer) {
        return new InputGradient(layer, buffer, Optional.empty());
    }

    /** The buffer that the layer's backward kernel writes. */
    public Buffer made() {
        return share.orElse(buffer);
    }
}
