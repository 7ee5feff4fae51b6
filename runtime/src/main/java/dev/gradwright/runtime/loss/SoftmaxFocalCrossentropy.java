package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;
import org.ejml.data.FMatrixRMaj;

/**
 * Focal cross-entropy fused with the softmax, from logits: {@code ℓ = Σ t·f(p)} with the {@linkplain FocalTerm focal
 * term} f and {@code t = y(1 − s) + s/K}. The largest logit is subtracted first, so that nothing overflows. With
 * {@code a = t·p·f'(p)} the gradient is {@code a − p·Σa}.
 */
abstract class SoftmaxFocalCrossentropy extends CategoricalLoss {
    private final FocalTerm term;

    SoftmaxFocalCrossentropy(TargetKind targets, float alpha, float gamma, float labelSmoothing) {
        super(targets, labelSmoothing);
        this.term = new FocalTerm(alpha, gamma);
    }

    @Override
    final void predict(FMatrixRMaj outputs) {
        Softmax.apply(outputs);
    }

    @Override
    final void mean(FMatrixRMaj outputs, int members, FMatrixRMaj mean) {
        MeanOfMembers.ofSoftmaxLogits(outputs, members, mean);
    }

    @Override
    final double rowLoss(FMatrixRMaj outputs, int row, FMatrixRMaj y) {
        int classes = outputs.numCols;
        double largest = Softmax.largest(outputs, row);
        double logSum = StableMath.log(Softmax.sum(outputs, row, largest));
        double loss = 0;
        for (int column = 0; column < classes; column++) {
            double t = smoothed(y, row, column, classes);
            if (t > 0) {
                double logP = outputs.data[row * classes + column] - largest - logSum;
                loss += t * term.of(StableMath.exp(logP), logP);
            }
        }
        Softmax.apply(outputs, row, largest);
        return loss;
    }

    @Override
    final void rowGradient(FMatrixRMaj predictions, int row, FMatrixRMaj y, double scale, FMatrixRMaj gradient) {
        int classes = predictions.numCols;
        double sum = 0;
        for (int column = 0; column < classes; column++) {
            sum += slope(predictions, row, column, y);
        }
        for (int column = 0; column < classes; column++) {
            double slope = slope(predictions, row, column, y) - predictions.data[row * classes + column] * sum;
            gradient.data[row * classes + column] = (float) (scale * slope);
        }
    }

    /** {@code t·p·f'(p)} */
    private double slope(FMatrixRMaj predictions, int row, int column, FMatrixRMaj y) {
        double t = smoothed(y, row, column, predictions.numCols);
        return t == 0 ? 0 : t * term.slopeTimesP(predictions.data[row * predictions.numCols + column]);
    }
}
