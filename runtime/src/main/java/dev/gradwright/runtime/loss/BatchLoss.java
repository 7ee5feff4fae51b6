package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The loss of a batch: a mean over its rows ({@link RowLoss}) or over its queries ({@link RankingLoss}).
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
    abstract double train(
            FMatrixRMaj outputs, FMatrixRMaj y, @Nullable FMatrixRMaj sampleWeights, FMatrixRMaj gradient);

    /**
     * The mean loss without gradient.
     *
     * @param outputs the output of the last layer; overwritten with the predictions
     */
    abstract double test(FMatrixRMaj outputs, FMatrixRMaj y);

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
}
