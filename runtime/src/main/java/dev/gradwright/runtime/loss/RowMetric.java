package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** A metric of single rows. */
abstract class RowMetric extends RunningMetric {
    @Override
    final void add(FMatrixRMaj predictions, FMatrixRMaj y, @Nullable FMatrixRMaj sampleWeights) {
        for (int row = 0; row < predictions.numRows; row++) {
            add(predictions, row, y, sampleWeights == null ? 1 : sampleWeights.data[row]);
        }
    }

    /**
     * Adds a row.
     *
     * @param weight the weight of the row, 1 by default
     */
    abstract void add(FMatrixRMaj predictions, int row, FMatrixRMaj y, double weight);
}
