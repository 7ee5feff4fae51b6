package dev.gradwright.runtime.checkpoint;

import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;

/**
 * The parameters after the epoch whose monitored value was best so far. They are part of each checkpoint, so that no
 * kill can separate them from the training.
 */
public final class BestWeights implements Stateful {
    private final String structure;
    private final Stateful parameters;
    private final boolean higherIsBetter;
    private final StateSnapshot weights;
    private double value = Double.NaN;
    private int epoch;

    /**
     * @param structure of the network, which must be the same when the weights are read
     * @param parameters of the network
     * @param higherIsBetter whether a higher value is better
     */
    public BestWeights(String structure, Stateful parameters, boolean higherIsBetter) {
        this.structure = structure;
        this.parameters = parameters;
        this.higherIsBetter = higherIsBetter;
        this.weights = StateSnapshot.of(parameters);
    }

    /**
     * Copies the parameters if the value is better than all before. NaN is never better, but the first epoch is the best
     * one until a better one comes.
     */
    public void epochEnded(int ended, double monitored) {
        if (epoch == 0 || isBetter(monitored)) {
            epoch = ended;
            value = monitored;
            weights.take(parameters);
        }
    }

    private boolean isBetter(double monitored) {
        if (Double.isNaN(value)) {
            return !Double.isNaN(monitored);
        }
        return higherIsBetter ? monitored > value : monitored < value;
    }

    /** The epoch after which the parameters were copied, counted from 1; 0 before the end of the first. */
    public int epoch() {
        return epoch;
    }

    /** Sets the parameters of the network to the best ones. */
    public void apply() {
        weights.restore(parameters);
    }

    /** Visits the best value and epoch, and the parameters after it. */
    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitFixed("structure", structure);
        value = visitor.visit("value", value);
        epoch = visitor.visit("epoch", epoch);
        visitor.visit("weights", weights);
    }
}
