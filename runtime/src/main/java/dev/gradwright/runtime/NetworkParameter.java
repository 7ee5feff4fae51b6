package dev.gradwright.runtime;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.regularization.WeightConstraint;
import dev.gradwright.runtime.regularization.WeightPenalty;
import dev.gradwright.runtime.state.StateVisitor;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** A {@link Parameter} as generated code and optimizers see it: in the kernels' layout, with what its declaration says of it. */
public final class NetworkParameter implements Parameter {
    private final String name;
    private final Tensor tensor;
    private final @Nullable Tensor gradient;
    private final boolean mayBeNegative;
    private final @Nullable WeightPenalty penalty;
    private final @Nullable WeightConstraint constraint;
    private boolean trainable;

    /**
     * @param name the layer's path and what it is, as in {@code hidden1.weights}
     * @param gradient of the same shape; null for what is never trained
     */
    public NetworkParameter(String name, Tensor tensor, @Nullable Tensor gradient) {
        this(name, tensor, gradient, true, null, null);
    }

    private NetworkParameter(
            String name,
            Tensor tensor,
            @Nullable Tensor gradient,
            boolean mayBeNegative,
            @Nullable WeightPenalty penalty,
            @Nullable WeightConstraint constraint) {
        this.name = name;
        this.tensor = tensor;
        this.gradient = gradient;
        this.mayBeNegative = mayBeNegative;
        this.penalty = penalty;
        this.constraint = constraint;
        this.trainable = gradient != null;
    }

    /** A parameter that is never trained and never negative, as a moving variance is. */
    public static NetworkParameter notNegative(String name, Tensor tensor) {
        return new NetworkParameter(name, tensor, null, false, null, null);
    }

    /** The implementation of a parameter. */
    public static NetworkParameter of(Parameter parameter) {
        return (NetworkParameter) parameter;
    }

    /**
     * This parameter with a penalty {@code l1·Σ|w| + l2·Σw²}, which is a part of the loss as long as it is trainable.
     *
     * @throws IllegalArgumentException if a factor is negative or not finite
     */
    public NetworkParameter penalized(double l1, double l2) {
        return new NetworkParameter(name, tensor, gradient, mayBeNegative, new WeightPenalty(l1, l2), constraint);
    }

    /** This parameter with bounds for its values, which hold after each optimizer step as long as it is trainable. */
    public NetworkParameter constrained(WeightConstraint bounds) {
        return new NetworkParameter(name, tensor, gradient, mayBeNegative, penalty, bounds);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int rows() {
        return tensor.rows();
    }

    @Override
    public int columns() {
        return tensor.columns();
    }

    @Override
    public boolean trainable() {
        return trainable;
    }

    /** Whether this is of the kind that training changes, frozen or not: moving averages are not. */
    public boolean hasGradient() {
        return gradient != null;
    }

    /** Makes optimizer steps pass over this parameter, or change it again; what is never trained stays so. */
    public void setTrainable(boolean trainable) {
        this.trainable = trainable && gradient != null;
    }

    @Override
    public FMatrixRMaj get() {
        FMatrixRMaj copy = new FMatrixRMaj(rows(), columns());
        tensor.store(copy);
        return copy;
    }

    @Override
    public void set(FMatrixRMaj values) {
        requireFits(values);
        tensor.load(values);
    }

    /** Visits the values, under the name of this parameter. A restored value may be one that {@link #set} rejects. */
    @Override
    public void visit(StateVisitor visitor) {
        visitor.visit(name, tensor);
    }

    @Override
    public FMatrixRMaj gradient() {
        FMatrixRMaj copy = new FMatrixRMaj(rows(), columns());
        if (gradient != null) {
            gradient.store(copy);
        }
        return copy;
    }

    @Override
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

    /** The values in the kernels' layout. */
    public Tensor tensor() {
        return tensor;
    }

    /**
     * The gradient in the kernels' layout.
     *
     * @throws NullPointerException if this is never trained
     */
    public Tensor gradientTensor() {
        return Objects.requireNonNull(gradient, name);
    }

    /**
     * Throws unless all values are finite.
     *
     * @param kernels those that made the tensor
     * @param steps number of steps done
     * @throws DivergenceException naming this parameter
     */
    public void requireFinite(Kernels kernels, long steps, double learningRate) {
        if (!kernels.isFinite(tensor)) {
            throw DivergenceException.ofWeights(this, steps, learningRate);
        }
    }

    @Override
    public String toString() {
        return name + " (" + rows() + " x " + columns() + ")";
    }
}
