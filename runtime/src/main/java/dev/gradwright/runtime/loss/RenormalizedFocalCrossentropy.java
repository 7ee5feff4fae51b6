package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;
import org.ejml.data.FMatrixRMaj;

/**
 * {@code ℓ = Σ t·f(q)} with the {@linkplain FocalTerm focal term} f, of outputs that are first normalized to sum 1,
 * {@code q = p/Σp}, and clipped to [1e-7, 1 − 1e-7]. As in Keras, the gradient includes both: with {@code a =
 * t·q·f'(q)} (0 where clipped), {@code dp = (a/q − Σa)/Σp}.
 */
abstract class RenormalizedFocalCrossentropy extends CategoricalLoss {
    private final FocalTerm term;

    RenormalizedFocalCrossentropy(TargetKind targets, float alpha, float gamma, float labelSmoothing) {
        super(targets, labelSmoothing);
        this.term = new FocalTerm(alpha, gamma);
    }

    @Override
    final double rowLoss(FMatrixRMaj outputs, int row, FMatrixRMaj y) {
        int classes = outputs.numCols;
        double total = Rows.sum(outputs, row);
        double loss = 0;
        for (int column = 0; column < classes; column++) {
            double q = ProbabilityRange.clip(outputs.data[row * classes + column] / total);
            loss += smoothed(y, row, column, classes) * term.of(q, StableMath.log(q));
        }
        return loss;
    }

    @Override
    final void rowGradient(FMatrixRMaj predictions, int row, FMatrixRMaj y, double scale, FMatrixRMaj gradient) {
        int classes = predictions.numCols;
        double total = Rows.sum(predictions, row);
        double sum = 0;
        for (int column = 0; column < classes; column++) {
            double q = predictions.data[row * classes + column] / total;
            sum += slopeTimesQ(q, smoothed(y, row, column, classes));
        }
        for (int column = 0; column < classes; column++) {
            double q = predictions.data[row * classes + column] / total;
            double slope = q == 0 ? 0 : slopeTimesQ(q, smoothed(y, row, column, classes)) / q;
            gradient.data[row * classes + column] = (float) (scale * (slope - sum) / total);
        }
    }

    private double slopeTimesQ(double q, double t) {
        return ProbabilityRange.contains(q) ? t * term.slopeTimesP(q) : 0;
    }
}
