package dev.gradwright.runtime;

import dev.gradwright.runtime.state.Stateful;
import org.ejml.data.FMatrixRMaj;

/**
 * A named matrix that a network holds: weights and biases, which training changes, and moving averages, which it keeps.
 * Values go in and out as copies in row-major order, whatever the layout inside.
 */
public sealed interface Parameter extends Stateful permits NetworkParameter {
    /** The layer's path and what it is, as in {@code hidden1.weights}. */
    String name();

    /** Number of rows: inputs for weights, 1 for the others. */
    int rows();

    /** Number of columns: units for weights, features for the others. */
    int columns();

    /** Whether optimizer steps change it: not so for moving averages and frozen layers. */
    boolean trainable();

    /** A copy of the values, rows × columns. */
    FMatrixRMaj get();

    /**
     * Sets the values.
     *
     * @throws IllegalArgumentException if the shape differs or a value is not finite, or negative where it must not be; nothing is
     *     changed then
     */
    void set(FMatrixRMaj values);

    /** A copy of the gradient of the last batch, rows × columns; zero for what is never trained. */
    FMatrixRMaj gradient();

    /**
     * Exchanges the gradient, between computing gradients and applying them.
     *
     * @throws IllegalArgumentException if the shape differs or a value is not finite; nothing is changed then
     * @throws IllegalStateException if this is never trained
     */
    void setGradient(FMatrixRMaj values);
}
