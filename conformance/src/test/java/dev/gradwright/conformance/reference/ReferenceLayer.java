package dev.gradwright.conformance.reference;

import java.util.Map;

/** One layer, forward and backward, written as its textbook formula. */
interface ReferenceLayer {
    /**
     * Computes the layer for a batch and stores what the backward pass needs.
     *
     * @param x rows × inputs
     * @return rows × outputs
     */
    Matrix forward(Matrix x, boolean training);

    /**
     * The gradient with respect to the input of the last training batch.
     *
     * @param dy the gradient with respect to the output, rows × outputs
     * @return rows × inputs
     */
    Matrix backward(Matrix dy);

    /** The gradients of the parameters by name, after {@link #backward}. */
    default Map<String, Matrix> gradients() {
        return Map.of();
    }

    /** The state that is not trained, such as moving averages, by name, after the last training batch. */
    default Map<String, Matrix> averages() {
        return Map.of();
    }
}
