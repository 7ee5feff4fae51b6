package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.state.StateVisitor;
import org.ejml.data.FMatrixRMaj;

/** The mean over the rows of something that each row has by itself; NaN if all rows weigh nothing. */
abstract class MeanMetric extends RunningMetric {
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

    /** What is averaged. */
    abstract double row(FMatrixRMaj predictions, int row, FMatrixRMaj y);
}
