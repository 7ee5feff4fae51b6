package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/** The fraction of rows whose class is among the k largest outputs; of equal outputs, the first counts as larger. */
final class TopKAccuracy extends MeanMetric {
    private final TargetKind targets;
    private final int k;

    TopKAccuracy(TargetKind targets, int k) {
        this.targets = targets;
        this.k = k;
    }

    @Override
    double row(FMatrixRMaj predictions, int row, FMatrixRMaj y) {
        int label = targets.label(y, row);
        float ofLabel = predictions.get(row, label);
        int before = 0;
        for (int column = 0; column < predictions.numCols; column++) {
            float other = predictions.get(row, column);
            before += other > ofLabel || (other == ofLabel && column < label) ? 1 : 0;
        }
        return before < k ? 1 : 0;
    }
}
