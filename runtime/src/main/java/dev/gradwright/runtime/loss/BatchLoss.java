package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The loss of a batch: the mean over its rows, {@code Σwℓ/rows} with sample weights (not divided by {@code Σw}).
 *
 * <p>Losses whose names begin with an activation are fused with it: they take the logits of the last layer, are
 * numerically stable for any logit, and overwrite the logits with the predictions. The others take predictions.
 *
 * <p>Only this package extends it.
 *
 * <p>Shapes: outputs and gradient are rows × units, targets rows × columns of the {@linkplain #targets kind}, sample
 * weights rows × 1.
 */
public abstract class BatchLoss {
    private final TargetKind targets;

    BatchLoss(TargetKind targets) {
        this.targets = targets;
    }

    /** The kind of targets of this loss. */
    final TargetKind targets() {
        return targets;
    }

    /** The target of one output, before label smoothing. */
    final double target(FMatrixRMaj y, int row, int column) {
        return targets.value(y, row, column);
    }

    /**
     * The mean loss and its gradient with respect to the outputs.
     *
     * @param outputs the output of the last layer; overwritten with the predictions
     * @param gradient is reshaped and overwritten
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
     * The mean loss without gradient.
     *
     * @param outputs the output of the last layer; overwritten with the predictions
     */
    final double test(FMatrixRMaj outputs, FMatrixRMaj y) {
        double sum = 0;
        for (int row = 0; row < outputs.numRows; row++) {
            sum += rowLoss(outputs, row, y);
        }
        return sum / outputs.numRows;
    }

    /**
     * Replaces the output of the last layer by predictions, in place. Only losses that are fused with an activation
     * override it.
     */
    void predict(FMatrixRMaj outputs) {}

    /**
     * The output whose prediction is the mean of the members' predictions. Only losses that are fused with an
     * activation override it.
     *
     * @param outputs of all members, members·rows × units; they may be overwritten
     * @param mean is reshaped to rows × units and overwritten
     */
    void mean(FMatrixRMaj outputs, int members, FMatrixRMaj mean) {
        MeanOfMembers.ofValues(outputs, members, mean);
    }

    /** The loss of one row; turns its outputs into predictions, in place. */
    abstract double rowLoss(FMatrixRMaj outputs, int row, FMatrixRMaj y);

    /** The gradient of {@code scale} times the loss of one row with respect to the output of the last layer. */
    abstract void rowGradient(FMatrixRMaj predictions, int row, FMatrixRMaj y, double scale, FMatrixRMaj gradient);
}
