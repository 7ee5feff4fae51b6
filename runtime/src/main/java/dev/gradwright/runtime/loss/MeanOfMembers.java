package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;
import org.ejml.data.FMatrixRMaj;

/**
 * The output that predicts the mean of what the members of an ensemble predict. For losses that are fused with an
 * activation it is computed from the logarithms of the predictions, so that nothing over- or underflows.
 *
 * <p>Shapes: outputs are members·rows × units, a block of rows for each member; the mean is rows × units.
 */
final class MeanOfMembers {
    private MeanOfMembers() {}

    /** The mean of the outputs themselves. */
    static void ofValues(FMatrixRMaj outputs, int members, FMatrixRMaj mean) {
        int block = reshape(outputs, members, mean);
        for (int i = 0; i < block; i++) {
            double sum = 0;
            for (int m = 0; m < members; m++) {
                sum += outputs.data[m * block + i];
            }
            mean.data[i] = (float) (sum / members);
        }
    }

    /** The logarithm of the mean of e^z. */
    static void ofLogarithms(FMatrixRMaj outputs, int members, FMatrixRMaj mean) {
        int block = reshape(outputs, members, mean);
        for (int i = 0; i < block; i++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int m = 0; m < members; m++) {
                largest = Math.max(largest, outputs.data[m * block + i]);
            }
            double sum = 0;
            for (int m = 0; m < members; m++) {
                sum += StableMath.exp(outputs.data[m * block + i] - largest);
            }
            mean.data[i] = (float) (largest + StableMath.log(sum / members));
        }
    }

    /** The logit of the mean of the probabilities of a sigmoid: {@code log Σp − log Σ(1 − p)}. */
    static void ofLogits(FMatrixRMaj outputs, int members, FMatrixRMaj mean) {
        int block = reshape(outputs, members, mean);
        for (int i = 0; i < block; i++) {
            mean.data[i] =
                    (float) (logSum(outputs.data, i, block, members, 1) - logSum(outputs.data, i, block, members, -1));
        }
    }

    /** {@code log Σ σ(sign·z)} over the members. */
    private static double logSum(float[] z, int from, int step, int members, int sign) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int m = 0; m < members; m++) {
            largest = Math.max(largest, logSigmoid(sign * (double) z[from + m * step]));
        }
        double sum = 0;
        for (int m = 0; m < members; m++) {
            sum += StableMath.exp(logSigmoid(sign * (double) z[from + m * step]) - largest);
        }
        return largest + StableMath.log(sum);
    }

    /** {@code log σ(z) = min(z, 0) − log(1 + e^−|z|)}. */
    private static double logSigmoid(double z) {
        return Math.min(z, 0) - StableMath.log1p(StableMath.exp(-Math.abs(z)));
    }

    /** The logarithms of the mean of the probabilities of a softmax, which are logits of these. Overwrites the outputs. */
    static void ofSoftmaxLogits(FMatrixRMaj outputs, int members, FMatrixRMaj mean) {
        int classes = outputs.numCols;
        for (int row = 0; row < outputs.numRows; row++) {
            double largest = Softmax.largest(outputs, row);
            double shift = largest + StableMath.log(Softmax.sum(outputs, row, largest));
            for (int i = row * classes; i < (row + 1) * classes; i++) {
                outputs.data[i] = (float) (outputs.data[i] - shift);
            }
        }
        ofLogarithms(outputs, members, mean);
    }

    /** Returns the number of outputs of a member. */
    private static int reshape(FMatrixRMaj outputs, int members, FMatrixRMaj mean) {
        mean.reshape(outputs.numRows / members, outputs.numCols);
        return mean.getNumElements();
    }
}
