package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/**
 * {@code ℓ = −Σ p·t/(‖p‖·‖t‖)}: −1 if predictions and targets have the same direction, 1 if they have opposite
 * directions. Norms below 1e-7 are replaced by 1e-7, and such rows of predictions have no gradient.
 */
public final class CosineSimilarity extends RowLoss {
    private static final double SHORTEST = 1e-7;

    /** Predictions and targets may have any finite value. */
    public CosineSimilarity() {
        super(TargetKind.VALUES);
    }

    @Override
    double rowLoss(FMatrixRMaj outputs, int row, FMatrixRMaj y) {
        double dot = 0;
        for (int column = 0; column < outputs.numCols; column++) {
            dot += outputs.data[row * outputs.numCols + column] * target(y, row, column);
        }
        return -dot / (divisor(length(outputs, row)) * divisor(length(y, row)));
    }

    /** {@code dp = −(t̂ − p̂·(t̂·p̂))/‖p‖}, where a hat means normalized to length 1. */
    @Override
    void rowGradient(FMatrixRMaj predictions, int row, FMatrixRMaj y, double scale, FMatrixRMaj gradient) {
        double length = length(predictions, row);
        double targetLength = divisor(length(y, row));
        double cosine = -rowLoss(predictions, row, y);
        for (int column = 0; column < predictions.numCols; column++) {
            int i = row * predictions.numCols + column;
            double across = target(y, row, column) / targetLength - cosine * predictions.data[i] / length;
            gradient.data[i] = length < SHORTEST ? 0 : (float) (-scale * across / length);
        }
    }

    private static double divisor(double length) {
        return Math.max(length, SHORTEST);
    }

    private static double length(FMatrixRMaj matrix, int row) {
        double squares = 0;
        for (int i = row * matrix.numCols; i < (row + 1) * matrix.numCols; i++) {
            squares += (double) matrix.data[i] * matrix.data[i];
        }
        return Math.sqrt(squares);
    }
}
