package dev.gradwright.runtime.statistics;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.runtime.graph.Node;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import org.ejml.data.FMatrixRMaj;

/** The outputs of one layer for a sample of rows, after each epoch. The step of a point is its epoch, counted from 1. */
public final class LayerStatistics implements Stateful {
    private final String name;
    private final ActivationFunction function;
    private final boolean isOutput;
    private final DecimatedSeries mean;
    private final DecimatedSeries deviation;
    private final DecimatedSeries deadShare;
    private final DecimatedSeries saturatedShare;

    LayerStatistics(Node node, boolean isOutput, int capacity) {
        this.name = node.name();
        this.function = Functions.of(node);
        this.isOutput = isOutput;
        this.mean = new DecimatedSeries(capacity);
        this.deviation = new DecimatedSeries(capacity);
        this.deadShare = new DecimatedSeries(capacity);
        this.saturatedShare = new DecimatedSeries(capacity);
    }

    /**
     * Records the outputs of an epoch.
     *
     * @param outputs rows × units
     */
    void look(int epoch, FMatrixRMaj outputs) {
        int count = outputs.getNumElements();
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += outputs.data[i];
        }
        double average = sum / count;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double difference = outputs.data[i] - average;
            squares += difference * difference;
        }
        mean.append(epoch, (float) average);
        deviation.append(epoch, (float) Math.sqrt(squares / count));
        if (!isOutput) {
            UnitCounts.dead(name, function, outputs)
                    .ifPresent(counts -> deadShare.append(epoch, (float) counts.share()));
            UnitCounts.saturated(name, function, outputs)
                    .ifPresent(counts -> saturatedShare.append(epoch, (float) counts.share()));
        }
    }

    /** The path of the layer, as in {@code tower.7.norm}. */
    public String name() {
        return name;
    }

    /** The mean over all rows and units. */
    public DecimatedSeries mean() {
        return mean;
    }

    /** The standard deviation over all rows and units. */
    public DecimatedSeries deviation() {
        return deviation;
    }

    /** The share of units that output 0 for all rows, from 0 to 1; empty unless this is a hidden layer with ReLU. */
    public DecimatedSeries deadShare() {
        return deadShare;
    }

    /**
     * The share of units that are at a bound of their function for nearly all rows, from 0 to 1; empty unless this is a
     * hidden layer with a bounded function.
     */
    public DecimatedSeries saturatedShare() {
        return saturatedShare;
    }

    @Override
    public void visit(StateVisitor visitor) {
        visitor.visit("mean", mean);
        visitor.visit("deviation", deviation);
        visitor.visit("dead", deadShare);
        visitor.visit("saturated", saturatedShare);
    }
}
