package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** A loss that is the mean over the rows of a batch, {@code Σwℓ/rows} with sample weights (not divided by {@code Σw}). */
abstract class RowLoss extends BatchLoss {
    RowLoss(TargetKind targets) {
        super(targets);
    }

    @Override
    final double train(FMatrixRMaj outputs, FMatrixRMaj y, @Nullable FMatrixRMaj sampleWeights, FMatrixRMaj gradient) {
        int rows = outputs.numRows;
        gradient.reshape(rows, outputs.numCols);
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            double weight = sampleWeights == null ? 1 : sampleWeights.data[row];
            sum += weight * rowLoss(outputs, row, y);
            rowGradient(outputs, row, y, weight / rows, gradient);
        }
        return sum / rows;
    }

    @Override
    final double test(FMatrixRMaj outputs, FMatrixRMaj y) {
        double sum = 0;
        for (int row = 0; row < outputs.numRows; row++) {
            sum += rowLoss(outputs, row, y);
        }
        return sum / outputs.numRows;
    }

    /** The loss of one row; turns its outputs into predictions, in place. */
    abstract double rowLoss(FMatrixRMaj outputs, int row, FMatrixRMaj y);

    /** The gradient of {@code scale} times the loss of one row with respect to the output of the last layer. */
    abstract void rowGradient(FMatrixRMaj predictions, int row, FMatrixRMaj y, double scale, FMatrixRMaj gradient);
}
