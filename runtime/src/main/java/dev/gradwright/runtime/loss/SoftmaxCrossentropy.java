package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;
import org.ejml.data.FMatrixRMaj;

/**
 * Cross-entropy fused with the softmax, from logits: {@code ℓ = Σ t·(log Σe^z − z)} with {@code t = y(1 − s) + s/K}.
 * The largest logit is subtracted first, so that nothing overflows. The gradient is {@code p·Σt − t}, or {@code p − t}
 * if the targets sum to 1.
 */
abstract class SoftmaxCrossentropy extends CategoricalLoss {
    SoftmaxCrossentropy(TargetKind targets, float labelSmoothing) {
        super(targets, labelSmoothing);
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
        double targets = 0;
        double loss = 0;
        for (int column = 0; column < classes; column++) {
            double t = smoothed(y, row, column, classes);
            targets += t;
            loss += t * (largest - outputs.data[row * classes + column]);
        }
        return loss + targets * StableMath.log(Softmax.apply(outputs, row, largest));
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
}
