package dev.gradwright.runtime.statistics;

import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;

/**
 * The size of the gradients and updates of one trained weight matrix, over the sampled steps of a training. A step in
 * which its layer is frozen adds nothing.
 */
public final class ParameterStatistics implements Stateful {
    private final NetworkParameter parameter;
    private final TensorCopy before;
    private final DecimatedSeries gradientNorm;
    private final DecimatedSeries updateRatio;

    ParameterStatistics(NetworkParameter parameter, int capacity) {
        this.parameter = parameter;
        this.before = new TensorCopy(parameter.tensor());
        this.gradientNorm = new DecimatedSeries(capacity);
        this.updateRatio = new DecimatedSeries(capacity);
    }

    /** Keeps the weights as they are before a sampled step. */
    void copyWeights() {
        before.take();
    }

    /** Records the gradient of a step, and its update unless the weights before it are unknown. */
    void sample(long step, boolean areWeightsKnown) {
        if (!parameter.trainable()) {
            return;
        }
        gradientNorm.append(step, (float) Math.sqrt(TensorCopy.sumOfSquares(parameter.gradientTensor())));
        if (areWeightsKnown) {
            updateRatio.append(step, (float) Math.sqrt(before.sumOfSquaredDifferences() / before.sumOfSquares()));
        }
    }

    /** As in {@code hidden1.weights}. */
    public String name() {
        return parameter.name();
    }

    /** The L2 norm of the gradient, after clipping. */
    public DecimatedSeries gradientNorm() {
        return gradientNorm;
    }

    /** The L2 norm of the update divided by that of the weights before it. */
    public DecimatedSeries updateRatio() {
        return updateRatio;
    }

    /** Visits the series; the copy of the weights is taken again. */
    @Override
    public void visit(StateVisitor visitor) {
        visitor.visit("gradientNorm", gradientNorm);
        visitor.visit("updateRatio", updateRatio);
    }
}
