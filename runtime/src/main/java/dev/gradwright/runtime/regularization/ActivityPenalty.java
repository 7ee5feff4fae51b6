package dev.gradwright.runtime.regularization;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;

/** A penalty on what a layer outputs, {@code l2·Σy²/rows}: as in Keras, the mean over the batch of what each row costs. */
public final class ActivityPenalty {
    private final double l2;
    private final Kernels kernels;
    private final Tensor output;

    /**
     * @param l2 the factor, at least 0 and finite
     * @param kernels those that made the output
     * @param output what the layer outputs, rows × units; a batch leaves it as it is until its backward pass has been through
     * @throws IllegalArgumentException if the factor is negative or not finite
     */
    public ActivityPenalty(double l2, Kernels kernels, Tensor output) {
        WeightPenalty.requireFactor("L2", l2);
        this.l2 = l2;
        this.kernels = kernels;
        this.output = output;
    }

    /** What the last batch adds to the loss. */
    public double value() {
        return l2 * kernels.sumOfSquares(output) / output.rows();
    }

    /** {@code dY = dY + 2·l2/rows·Y}. */
    public void addGradient(Tensor dy) {
        kernels.addScaled(output, (float) (2 * l2 / output.rows()), dy);
    }
}
