package dev.gradwright.runtime.network;

import dev.gradwright.runtime.DivergenceException;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.TableRows;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.regularization.WeightConstraint;
import dev.gradwright.runtime.regularization.WeightPenalty;
import dev.gradwright.runtime.settings.Setting;
import dev.gradwright.runtime.state.StateVisitor;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Parameter} as generated code and optimizers see it: in the kernels' layout, with its declared properties.
 */
public final class NetworkParameter implements Parameter {
    private final String name;
    private final Tensor tensor;
    private final @Nullable Tensor gradient;
    private final ParameterSpec spec;
    /** The rows of the gradient that a batch has read, if only those are trained; else null. */
    private final @Nullable GradientOfRows ofRows;

    private boolean trainable;
    private Setting learningRate = Setting.of(1);

    /**
     * A parameter without penalty or constraint.
     *
     * @param name the layer's path and the parameter's role, as in {@code hidden1.weights}
     * @param gradient of the same shape; null if it is never trained
     */
    public NetworkParameter(String name, Tensor tensor, @Nullable Tensor gradient) {
        this(name, tensor, gradient, gradient == null ? ParameterSpec.FROZEN : ParameterSpec.TRAINED);
    }

    /**
     * @param name the layer's path and the parameter's role, as in {@code hidden1.weights}
     * @param gradient of the same shape; null if it is never trained
     * @throws IllegalArgumentException if it is trained and has no gradient, or the other way round
     */
    public NetworkParameter(String name, Tensor tensor, @Nullable Tensor gradient, ParameterSpec spec) {
        this(name, tensor, gradient, spec, null);
    }

    /**
     * @param name the layer's path and the parameter's role, as in {@code embeddings.city}
     * @param gradient of the same shape; null if it is never trained
     * @param rowsRead the rows that a batch reads, if only those are trained; null if all are
     * @throws IllegalArgumentException if it is trained and has no gradient, or the other way round
     */
    NetworkParameter(
            String name, Tensor tensor, @Nullable Tensor gradient, ParameterSpec spec, @Nullable TableRows rowsRead) {
        if (spec.trained() == (gradient == null)) {
            throw new IllegalArgumentException(name
                    + (spec.trained()
                            ? " is trained and needs a gradient"
                            : " is never trained and takes no gradient"));
        }
        this.name = name;
        this.tensor = tensor;
        this.gradient = gradient;
        this.spec = spec;
        this.ofRows = gradient == null || rowsRead == null ? null : new GradientOfRows(gradient, rowsRead);
        this.trainable = spec.trained();
    }

    /**
     * The implementation of a parameter.
     *
     * @throws IllegalArgumentException if it is not the parameter of a generated network
     */
    public static NetworkParameter of(Parameter parameter) {
        if (parameter instanceof NetworkParameter implementation) {
            return implementation;
        }
        throw new IllegalArgumentException(parameter.name() + " must be the parameter of a generated network, but is a "
                + parameter.getClass().getName());
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

    /**
     * Whether this has a gradient, frozen or not. Moving averages and the parameters of layers declared frozen have
     * none.
     */
    public boolean hasGradient() {
        return gradient != null;
    }

    /** Sets whether optimizer steps change this parameter. It has no effect on one that is never trained. */
    public void setTrainable(boolean trainable) {
        this.trainable = trainable && gradient != null;
    }

    /** The multiplier of the learning rate. */
    public Setting learningRate() {
        return learningRate;
    }

    void setLearningRate(Setting multiplier) {
        learningRate = multiplier;
    }

    /** Whether it is a bias. The table of a component of that name has more rows. */
    public boolean isBias() {
        return rows() == 1 && name.endsWith(".bias");
    }

    /** Whether it is a scale or an offset of a normalization. */
    public boolean isOfNorm() {
        return rows() == 1 && (name.endsWith(".gamma") || name.endsWith(".beta"));
    }

    /** The path of the layer, as in {@code tower.7.norm}. */
    String layer() {
        return name.substring(0, name.lastIndexOf('.'));
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
        if (ofRows != null) {
            ofRows.rows().addAll();
        }
    }

    /**
     * Throws whatever {@link #set} would throw, but changes nothing.
     *
     * @throws IllegalArgumentException if the shape differs or a value is not finite, or negative where it must not be
     */
    public void requireFits(FMatrixRMaj values) {
        if (values.numRows != rows() || values.numCols != columns()) {
            throw new IllegalArgumentException(name + " is " + rows() + " x " + columns() + ", but the values are "
                    + values.numRows + " x " + values.numCols);
        }
        ValueCheck.require(name, values, spec.mayBeNegative());
    }

    /** The penalty, as it adds to the loss; 0 if there is none or this is not trainable. */
    public double penalty(Kernels kernels) {
        WeightPenalty penalty = spec.penalty();
        return penalty == null || !trainable ? 0 : penalty.value(kernels, tensor);
    }

    /** Adds the gradient of the penalty, if there is one and this is trainable, to that of the batch. */
    void addPenaltyGradient() {
        WeightPenalty penalty = spec.penalty();
        if (penalty != null && trainable) {
            penalty.addGradient(tensor, gradientTensor());
        }
    }

    /** Applies the constraint, if there is one and this is trainable; an optimizer does so after each step. */
    public void constrain(Kernels kernels) {
        WeightConstraint constraint = spec.constraint();
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

    /** Whether a step trains only the rows that its batch has read. */
    public boolean isSparse() {
        return ofRows != null;
    }

    /**
     * The rows that the last batch has read; all others have a gradient of 0.
     *
     * @throws NullPointerException unless it {@link #isSparse}
     */
    public TableRows rowsRead() {
        return Objects.requireNonNull(ofRows, name).rows();
    }

    /** Whether all values of the gradient are finite. */
    boolean isGradientFinite(Kernels kernels) {
        return ofRows == null ? kernels.isFinite(gradientTensor()) : ofRows.isFinite();
    }

    /** The sum of the squares of the gradient. */
    public double gradientSquares(Kernels kernels) {
        return ofRows == null ? kernels.sumOfSquares(gradientTensor()) : ofRows.sumOfSquares();
    }

    /** Multiplies the gradient by a factor. */
    public void scaleGradient(Kernels kernels, float factor) {
        if (ofRows == null) {
            kernels.scale(gradientTensor(), factor);
        } else {
            ofRows.scale(factor);
        }
    }

    /** Brings each element of the gradient into [−limit, limit]. */
    public void clipGradient(Kernels kernels, float limit) {
        if (ofRows == null) {
            kernels.clip(gradientTensor(), limit);
        } else {
            ofRows.clip(limit);
        }
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
            throw new DivergenceException(
                    name + " is not finite after " + steps + (steps == 1 ? " step: " : " steps: ") + Extreme.of(get())
                            + ". An update was too large. Lower the learning rate, which is " + learningRate
                            + ", or clip the gradients with @Clip",
                    steps,
                    layer(),
                    name);
        }
    }

    @Override
    public String toString() {
        return name + " (" + rows() + " x " + columns() + ")";
    }
}
