package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/**
 * A loss that is a mean over the outputs, {@code ℓ = Σ e(p, t)/units}, for a function e of an output and its target.
 */
abstract class ElementwiseLoss extends RowLoss {
    ElementwiseLoss(TargetKind targets) {
        super(targets);
    }

    @Override
    final double rowLoss(FMatrixRMaj outputs, int row, FMatrixRMaj y) {
        int units = outputs.numCols;
        double sum = 0;
        for (int column = 0; column < units; column++) {
            sum += loss(outputs.data[row * units + column], target(y, row, column));
        }
        return sum / units;
    }

    @Override
    final void rowGradient(FMatrixRMaj predictions, int row, FMatrixRMaj y, double scale, FMatrixRMaj gradient) {
        int units = predictions.numCols;
        for (int column = 0; column < units; column++) {
            double slope = slope(predictions.data[row * units + column], target(y, row, column));
            gradient.data[row * units + column] = (float) (scale / units * slope);
        }
    }

    /** {@code e(p, t)}. */
    abstract double loss(double p, double t);

    /** The derivative of {@link #loss} with respect to {@code p}. */
    abstract double slope(double p, double t);
}
