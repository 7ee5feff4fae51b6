package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.kernel.Tensor;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The loss of an ensemble: in training the mean over its members of the loss of each, so that each learns by itself; in
 * a test the loss of the mean of their predictions, which is what the network predicts.
 *
 * <p>Shapes: outputs of the last layer and their gradient are members·rows × units, a block of rows for each member;
 * predictions are rows × units.
 */
final class EnsembleLoss {
    private static final int FIRST_ROWS = 32;

    private final int members;
    private final BatchLoss loss;
    /** The outputs of all members, or their gradient. */
    private final FMatrixRMaj all;
    /** The outputs of one member, then its predictions. */
    private final FMatrixRMaj one;

    private final FMatrixRMaj gradient;

    EnsembleLoss(int members, int units, BatchLoss loss) {
        this.members = members;
        this.loss = loss;
        this.all = new FMatrixRMaj(members * FIRST_ROWS, units);
        this.one = new FMatrixRMaj(FIRST_ROWS, units);
        this.gradient = new FMatrixRMaj(FIRST_ROWS, units);
    }

    /**
     * The mean over the members of the mean loss of a batch, and its gradient.
     *
     * @param dOutput overwritten with the gradient
     * @param predictions overwritten with the mean of the members' predictions
     */
    double train(
            Tensor output,
            FMatrixRMaj y,
            @Nullable FMatrixRMaj sampleWeights,
            Tensor dOutput,
            FMatrixRMaj predictions) {
        output.store(all);
        int block = reshape(predictions);
        Arrays.fill(predictions.data, 0, block, 0);
        double sum = 0;
        for (int m = 0; m < members; m++) {
            one.reshape(predictions.numRows, predictions.numCols);
            System.arraycopy(all.data, m * block, one.data, 0, block);
            sum += loss.train(one, y, sampleWeights, gradient);
            addScaled(one.data, 1f / members, block, predictions.data);
            scale(gradient.data, 1f / members, block, all.data, m * block);
        }
        dOutput.load(all);
        return sum / members;
    }

    /** {@code sum += x·factor}. */
    private static void addScaled(float[] x, float factor, int length, float[] sum) {
        for (int i = 0; i < length; i++) {
            sum[i] += x[i] * factor;
        }
    }

    private static void scale(float[] x, float factor, int length, float[] y, int to) {
        for (int i = 0; i < length; i++) {
            y[to + i] = x[i] * factor;
        }
    }

    private int reshape(FMatrixRMaj predictions) {
        predictions.reshape(all.numRows / members, all.numCols);
        return predictions.getNumElements();
    }

    /**
     * The mean loss of the mean of the members' predictions.
     *
     * @param predictions overwritten with that mean
     */
    double test(Tensor output, FMatrixRMaj y, FMatrixRMaj predictions) {
        output.store(all);
        loss.mean(all, members, predictions);
        return loss.test(predictions, y);
    }

    /** Overwrites {@code predictions} with the mean of the members' predictions. */
    void predict(Tensor output, FMatrixRMaj predictions) {
        output.store(all);
        loss.predict(all);
        MeanOfMembers.ofValues(all, members, predictions);
    }
}
