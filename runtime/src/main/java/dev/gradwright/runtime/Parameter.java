package dev.gradwright.runtime;

import dev.gradwright.runtime.state.Stateful;
import org.ejml.data.FMatrixRMaj;

/**
 * A named matrix of a network: weights, biases and other trained values, or moving averages. Getters return copies and
 * setters copy, in row-major order, independent of the internal layout. Only the library implements it.
 */
public interface Parameter extends Stateful {
    /** The layer's path and the parameter's role, as in {@code hidden1.weights}. */
    String name();

    /** Number of rows: inputs for weights, 1 for the others. */
    int rows();

    /** Number of columns: units for weights, features for the others. */
    int columns();

    /** Whether optimizer steps change it; false for moving averages and in frozen layers. */
    boolean trainable();

    /** A copy of the values, rows × columns. */
    FMatrixRMaj get();

    /**
     * Sets the values.
     *
     * @throws IllegalArgumentException if the shape differs or a value is not finite, or negative where it must not be;
     *     nothing is changed then
     */
    void set(FMatrixRMaj values);

    /** A copy of the gradient of the last batch, rows × columns; zero if it is never trained. */
    FMatrixRMaj gradient();

    /**
     * Replaces the gradient, between {@link TrainableNetwork#computeGradients} and {@link
     * TrainableNetwork#applyGradients}.
     *
     * @throws IllegalArgumentException if the shape differs or a value is not finite; nothing is changed then
     * @throws IllegalStateException if this is never trained
     */
    void setGradient(FMatrixRMaj values);
}
