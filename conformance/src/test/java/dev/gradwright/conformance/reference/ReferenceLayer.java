package dev.gradwright.conformance.reference;

import java.util.Map;

/** One layer, forward and backward, in the terms of its textbook formula. */
interface ReferenceLayer {
    /**
     * Computes the layer for a batch, and keeps what the backward pass needs.
     *
     * @param x rows × inputs
     * @return rows × outputs
     */
    Matrix forward(Matrix x, boolean training);

    /**
     * The gradient by the input of the last training batch.
     *
     * @param dy the gradient by the output, rows × outputs
     * @return rows × inputs
     */
    Matrix backward(Matrix dy);

    /** The gradients of the layer's parameters, by name, after {@link #backward}. */
    default Map<String, Matrix> gradients() {
        return Map.of();
    }

    /** What the layer keeps beside its trained parameters, as it is after the last training batch, by name. */
    default Map<String, Matrix> averages() {
        return Map.of();
    }
}
