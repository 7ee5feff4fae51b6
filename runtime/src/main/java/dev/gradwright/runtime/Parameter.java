package dev.gradwright.runtime;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.regularization.WeightConstraint;
import dev.gradwright.runtime.regularization.WeightPenalty;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A named matrix that a network holds: weights and biases, which training changes, and moving averages, which it keeps.
 * Values go in and out as copies in row-major order, whatever the layout inside.
 */
public final class Parameter {
    private final String name;
    private final Tensor tensor;
    private @Nullable Tensor gradient;
    private final boolean mayBeNegative;
    private @Nullable WeightPenalty penalty;
    private @Nullable WeightConstraint constraint;
    private boolean trainable;
    private boolean joined;

    /**
     * @param name the layer's path and what it is, as in {@code hidden1.weights}
     * @param gradient of the same shape; null for what is never trained
     */
    public Parameter(String name, Tensor tensor, @Nullable Tensor gradient) {
        this(name, tensor, gradient, true);
    }

    private Parameter(String name, Tensor tensor, @Nullable Tensor gradient, boolean mayBeNegative) {
        this.name = name;
        this.tensor = tensor;
        this.gradient = gradient;
        this.mayBeNegative = mayBeNegative;
        this.trainable = gradient != null;
    }

    /** A parameter that is never trained and never negative, as a moving variance is. */
    public static Parameter notNegative(String name, Tensor tensor) {
        return new Parameter(name, tensor, null, false);
    }

    /** The layer's path and what it is, as in {@code hidden1.weights}. */
    public String name() {
        return name;
    }

    /** Number of rows: inputs for weights, 1 for the others. */
    public int rows() {
        return tensor.rows();
    }

    /** Number of columns: units for weights, features for the others. */
    public int columns() {
        return tensor.columns();
    }

    /** Whether optimizer steps change it: not so for moving averages and frozen layers. */
    public boolean trainable() {
        return trainable;
    }

    /** Whether this is of the kind that training changes, frozen or not: moving averages are not. */
    public boolean hasGradient() {
        return gradient != null;
    }

    /** A copy of the values, rows × columns. */
    public FMatrixRMaj get() {
        FMatrixRMaj copy = new FMatrixRMaj(rows(), columns());
        tensor.store(copy);
        return copy;
    }

    /**
     * Sets the values.
     *
     * @throws IllegalArgumentException if the shape differs or a value is not finite, or negative where it must not be; nothing is
     *     changed then
     */
    public void set(FMatrixRMaj values) {
        requireFits(values);
        tensor.load(values);
    }

    /**
     * Exchanges the gradient, between computing gradients and applying them.
     *
     * @throws IllegalArgumentException if the shape differs or a value is not finite; nothing is changed then
     * @throws IllegalStateException if this is never trained
     */
    public void setGradient(FMatrixRMaj values) {
        if (gradient == null) {
            throw new IllegalStateException(name + " is never trained and has no gradient");
        }
        requireFits(values);
        gradient.load(values);
    }

    /**
     * Throws what {@link #set} would throw, and changes nothing.
     *
     * @throws IllegalArgumentException if the shape differs or a value is not finite, or negative where it must not be
     */
    public void requireFits(FMatrixRMaj values) {
        if (values.numRows != rows() || values.numCols != columns()) {
            throw new IllegalArgumentException(name + " is " + rows() + " x " + columns() + ", but the values are "
                    + values.numRows + " x " + values.numCols);
        }
        for (int row = 0; row < rows(); row++) {
            requireRowFits(values.data, row, columns());
        }
    }

    private void requireRowFits(float[] values, int row, int columns) {
        float least = mayBeNegative ? -Float.MAX_VALUE : 0;
        for (int column = 0; column < columns; column++) {
            float value = values[row * columns + column];
            if (!(value >= least && value <= Float.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        name + (Float.isFinite(value) ? " must not be negative" : " must be finite") + ", but row "
                                + row + ", column " + column + " is " + value);
            }
        }
    }

    /** A copy of the gradient of the last batch, rows × columns; zero for what is never trained. */
    public FMatrixRMaj gradient() {
        FMatrixRMaj copy = new FMatrixRMaj(rows(), columns());
        if (gradient != null) {
            gradient.store(copy);
        }
        return copy;
    }

    /**
     * Makes a penalty {@code l1·Σ|w| + l2·Σw²} a part of the loss as long as this is trainable; said before its layer is a part
     * of a network.
     *
     * @throws IllegalArgumentException if a factor is negative or not finite
     * @throws IllegalStateException if this is a part of a network: its declaration has said what is to be said
     */
    public Parameter penalized(double l1, double l2) {
        requireNotJoined();
        penalty = new WeightPenalty(l1, l2);
        return this;
    }

    /**
     * Bounds the values after each optimizer step as long as this is trainable; said before its layer is a part of a network.
     *
     * @throws IllegalStateException if this is a part of a network: its declaration has said what is to be said
     */
    public Parameter constrained(WeightConstraint bounds) {
        requireNotJoined();
        constraint = bounds;
        return this;
    }

    private void requireNotJoined() {
        if (joined) {
            throw new IllegalStateException(
                    name + " is a part of its network already, and penalties and constraints stand in the declaration");
        }
    }

    /** What this adds to the loss: 0 without a penalty, and where it is not trainable. */
    public double penalty(Kernels kernels) {
        return penalty == null || !trainable ? 0 : penalty.value(kernels, tensor);
    }

    /** Adds the gradient of the penalty to that of the batch. */
    void addPenaltyGradient() {
        if (penalty != null && trainable) {
            penalty.addGradient(tensor, gradientTensor());
        }
    }

    /** Brings the values into the bounds of the constraint, if there is one and this is trainable; an optimizer does. */
    public void constrain(Kernels kernels) {
        if (constraint != null && trainable) {
            constraint.apply(kernels, tensor);
        }
    }

    /** The values in the kernels' layout, for generated code and optimizers. */
    public Tensor tensor() {
        return tensor;
    }

    /**
     * The gradient in the kernels' layout, for generated code and optimizers.
     *
     * @throws NullPointerException if this is never trained
     */
    public Tensor gradientTensor() {
        return Objects.requireNonNull(gradient, name);
    }

    /** Makes this a parameter of a network, which may never train it. */
    void join(boolean neverTrained) {
        joined = true;
        if (neverTrained) {
            gradient = null;
            trainable = false;
        }
    }

    /** Makes optimizer steps pass over this parameter, or change it again; what is never trained stays so. */
    public void setTrainable(boolean trainable) {
        this.trainable = trainable && gradient != null;
    }

    @Override
    public String toString() {
        return name + " (" + rows() + " x " + columns() + ")";
    }
}
