package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.state.StateVisitor;
import org.ejml.data.FMatrixRMaj;

/** A metric that is the weighted mean of a value of each row; NaN if all weights are 0. */
abstract class MeanMetric extends RowMetric {
    private double sum;
    private double weights;

    @Override
    final void reset() {
        sum = 0;
        weights = 0;
    }

    @Override
    public final void visit(StateVisitor visitor) {
        sum = visitor.visit("sum", sum);
        weights = visitor.visit("weights", weights);
    }

    @Override
    final void add(FMatrixRMaj predictions, int row, FMatrixRMaj y, double weight) {
        sum += weight * row(predictions, row, y);
        weights += weight;
    }

    @Override
    double value() {
        return sum / weights;
    }

    /** The value of one row. */
    abstract double row(FMatrixRMaj predictions, int row, FMatrixRMaj y);
}
