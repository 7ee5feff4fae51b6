package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/** {@code ℓ = Σ(p − y)²/units}. */
public final class MeanSquaredError extends BatchLoss {
    /** Takes predictions and targets of any finite value. */
    public MeanSquaredError() {
        super(TargetKind.VALUES);
    }

    @Override
    double rowLoss(FMatrixRMaj outputs, int row, FMatrixRMaj y) {
        int units = outputs.numCols;
        double sum = 0;
        for (int i = row * units; i < (row + 1) * units; i++) {
            double error = (double) outputs.data[i] - y.data[i];
            sum += error * error;
        }
        return sum / units;
    }

    @Override
    void rowGradient(FMatrixRMaj predictions, int row, FMatrixRMaj y, double scale, FMatrixRMaj gradient) {
        int units = predictions.numCols;
        double factor = 2 * scale / units;
        for (int i = row * units; i < (row + 1) * units; i++) {
            gradient.data[i] = (float) (factor * ((double) predictions.data[i] - y.data[i]));
        }
    }
}
