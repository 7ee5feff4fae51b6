package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;
import org.ejml.data.FMatrixRMaj;

/**
 * {@code ℓ = −Σ t·log q} of outputs that are first normalized to sum 1, {@code q = p/Σp}, and clipped to [1e-7, 1 −
 * 1e-7]. As in Keras, the gradient includes both: with {@code g = −t/q} (0 where clipped), {@code dp = (g − Σ g·q)/Σp}.
 */
abstract class RenormalizedCrossentropy extends CategoricalLoss {
    RenormalizedCrossentropy(TargetKind targets, float labelSmoothing) {
        super(targets, labelSmoothing);
    }

    @Override
    final double rowLoss(FMatrixRMaj outputs, int row, FMatrixRMaj y) {
        int classes = outputs.numCols;
        double total = Rows.sum(outputs, row);
        double loss = 0;
        for (int column = 0; column < classes; column++) {
            double q = outputs.data[row * classes + column] / total;
            loss -= smoothed(y, row, column, classes) * StableMath.log(ProbabilityRange.clip(q));
        }
        return loss;
    }

    @Override
    final void rowGradient(FMatrixRMaj predictions, int row, FMatrixRMaj y, double scale, FMatrixRMaj gradient) {
        int classes = predictions.numCols;
        double total = Rows.sum(predictions, row);
        double unclipped = 0;
        for (int column = 0; column < classes; column++) {
            double q = predictions.data[row * classes + column] / total;
            unclipped += ProbabilityRange.contains(q) ? smoothed(y, row, column, classes) : 0;
        }
        for (int column = 0; column < classes; column++) {
            double q = predictions.data[row * classes + column] / total;
            double slope = ProbabilityRange.contains(q) ? -smoothed(y, row, column, classes) / q : 0;
            gradient.data[row * classes + column] = (float) (scale * (slope + unclipped) / total);
        }
    }
}
