package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/** A loss of class probabilities with smoothed targets {@code t = y(1 − s) + s/K}. */
abstract class CategoricalLoss extends RowLoss {
    private final double labelSmoothing;

    CategoricalLoss(TargetKind targets, float labelSmoothing) {
        super(targets);
        this.labelSmoothing = labelSmoothing;
    }

    final double smoothed(FMatrixRMaj y, int row, int column, int classes) {
        return target(y, row, column) * (1 - labelSmoothing) + labelSmoothing / classes;
    }
}
