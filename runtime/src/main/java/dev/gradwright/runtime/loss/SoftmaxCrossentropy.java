package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;
import org.ejml.data.FMatrixRMaj;

/**
 * Cross-entropy fused with the softmax, from logits: {@code ℓ = Σ t·(log Σe^z − z)} with {@code t = y(1 − s) + s/K}.
 * The largest logit is subtracted first, so that nothing overflows. The gradient is {@code p·Σt − t}, or {@code p − t}
 * if the targets sum to 1.
 */
abstract class SoftmaxCrossentropy extends BatchLoss {
    private final double labelSmoothing;

    SoftmaxCrossentropy(TargetKind targets, float labelSmoothing) {
        super(targets);
        this.labelSmoothing = labelSmoothing;
    }

    @Override
    final void predict(FMatrixRMaj outputs) {
        for (int row = 0; row < outputs.numRows; row++) {
            softmax(outputs, row, largest(outputs, row));
        }
    }

    @Override
    final double rowLoss(FMatrixRMaj outputs, int row, FMatrixRMaj y) {
        int classes = outputs.numCols;
        double largest = largest(outputs, row);
        double targets = 0;
        double loss = 0;
        for (int column = 0; column < classes; column++) {
            double t = smoothed(y, row, column, classes);
            targets += t;
            loss += t * (largest - outputs.data[row * classes + column]);
        }
        return loss + targets * StableMath.log(softmax(outputs, row, largest));
    }

    @Override
    final void rowGradient(FMatrixRMaj predictions, int row, FMatrixRMaj y, double scale, FMatrixRMaj gradient) {
        int classes = predictions.numCols;
        double targets = 0;
        for (int column = 0; column < classes; column++) {
            targets += smoothed(y, row, column, classes);
        }
        for (int column = 0; column < classes; column++) {
            double p = predictions.data[row * classes + column];
            double slope = p * targets - smoothed(y, row, column, classes);
            gradient.data[row * classes + column] = (float) (scale * slope);
        }
    }

    private static double largest(FMatrixRMaj outputs, int row) {
        int from = row * outputs.numCols;
        float largest = outputs.data[from];
        for (int i = from + 1; i < from + outputs.numCols; i++) {
            largest = Math.max(largest, outputs.data[i]);
        }
        return largest;
    }

    /** Turns the logits of a row into probabilities and returns {@code Σe^(z − largest)}. */
    private static double softmax(FMatrixRMaj outputs, int row, double largest) {
        int from = row * outputs.numCols;
        double sum = 0;
        for (int i = from; i < from + outputs.numCols; i++) {
            double power = StableMath.exp(outputs.data[i] - largest);
            sum += power;
            outputs.data[i] = (float) power;
        }
        for (int i = from; i < from + outputs.numCols; i++) {
            outputs.data[i] = (float) (outputs.data[i] / sum);
        }
        return sum;
    }

    private double smoothed(FMatrixRMaj y, int row, int column, int classes) {
        return target(y, row, column) * (1 - labelSmoothing) + labelSmoothing / classes;
    }
}
