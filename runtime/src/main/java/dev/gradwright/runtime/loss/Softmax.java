package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;
import org.ejml.data.FMatrixRMaj;

/** Turns logits into probabilities. */
final class Softmax {
    private Softmax() {}

    /** Turns the logits of all rows into probabilities, in place. */
    static void apply(FMatrixRMaj logits) {
        for (int row = 0; row < logits.numRows; row++) {
            apply(logits, row, largest(logits, row));
        }
    }

    /** The largest logit of a row, which is subtracted so that nothing overflows; NaN if one is NaN. */
    static double largest(FMatrixRMaj outputs, int row) {
        int from = row * outputs.numCols;
        float largest = outputs.data[from];
        for (int i = from + 1; i < from + outputs.numCols; i++) {
            largest = Math.max(largest, outputs.data[i]);
        }
        return largest;
    }

    /** Turns the logits of a row into probabilities and returns {@code Σe^(z − largest)}. */
    static double apply(FMatrixRMaj outputs, int row, double largest) {
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

    /** {@code Σe^(z − largest)} of a row, which stays as it is. */
    static double sum(FMatrixRMaj logits, int row, double largest) {
        double sum = 0;
        for (int i = row * logits.numCols; i < (row + 1) * logits.numCols; i++) {
            sum += StableMath.exp(logits.data[i] - largest);
        }
        return sum;
    }
}
