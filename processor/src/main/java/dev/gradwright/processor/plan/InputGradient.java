package dev.gradwright.processor.plan;

import java.util.Optional;

/**
 * Where the gradient by what a layer reads goes. Of several readers, the last in the forward pass is the first in the backward
 * pass: it overwrites the buffer, and the others add to it.
 *
 * @param layer the layer whose output this is the gradient by
 * @param buffer where the gradient lies
 * @param share where this layer makes its share of the gradient before that is added; empty where it overwrites the buffer
 */
public record InputGradient(String layer, Buffer buffer, Optional<Buffer> share) {
    static InputGradient in(String layer, Buffer buffer) {
        return new InputGradient(layer, buffer, Optional.empty());
    }

    /** The buffer that the layer writes by itself. */
    public Buffer made() {
        return share.orElse(buffer);
    }
}
