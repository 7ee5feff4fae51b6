package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The loss of a batch: the mean over its rows, {@code Σwℓ/rows} with sample weights (not divided by {@code Σw}).
 *
 * <p>The losses whose names begin with an activation take the logits of the last layer and apply that activation themselves,
 * which is stable for any logit; they leave the predictions in the place of the logits. The others take predictions.
 *
 * <p>Only this package extends it.
 *
 * <p>Shapes: outputs and gradient are rows × units, targets rows × {@link #targetColumns}, sample weights rows × 1.
 */
public abstract class BatchLoss {
    private final TargetKind targets;

    BatchLoss(TargetKind targets) {
        this.targets = targets;
    }

    /** The number of target columns that go with a last layer of {@code units} units. */
    final int targetColumns(int units) {
        return targets.columns(units);
    }

    /** Throws an {@link IllegalArgumentException} unless {@code y} can be the targets of {@code units} units. */
    final void checkTargets(FMatrixRMaj y, int units) {
        targets.check(y, units);
    }

    /** What kind of targets this takes. */
    final TargetKind targets() {
        return targets;
    }

    /** The target of one output, before label smoothing. */
    final double target(FMatrixRMaj y, int row, int column) {
        return targets.value(y, row, column);
    }

    /**
     * The mean loss and its gradient by the outputs.
     *
     * @param outputs what the last layer computed; holds the predictions afterwards
     * @param gradient reshaped to fit
     */
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

    /**
     * The mean loss alone.
     *
     * @param outputs what the last layer computed; holds the predictions afterwards
     */
    final double test(FMatrixRMaj outputs, FMatrixRMaj y) {
        double sum = 0;
        for (int row = 0; row < outputs.numRows; row++) {
            sum += rowLoss(outputs, row, y);
        }
        return sum / outputs.numRows;
    }

    /** Turns what the last layer computed into predictions, in place; most losses take predictions already. */
    void predict(FMatrixRMaj outputs) {}

    /** The loss of one row; turns its outputs into predictions, in place. */
    abstract double rowLoss(FMatrixRMaj outputs, int row, FMatrixRMaj y);

    /** The gradient of {@code scale} times the loss of one row, by what the last layer computed. */
    abstract void rowGradient(FMatrixRMaj predictions, int row, FMatrixRMaj y, double scale, FMatrixRMaj gradient);
}
