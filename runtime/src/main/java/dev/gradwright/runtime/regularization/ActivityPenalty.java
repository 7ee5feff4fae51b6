package dev.gradwright.runtime.regularization;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.settings.Setting;

/** An L2 penalty on the outputs of a layer, {@code l2·Σy²/rows}: as in Keras, the mean over the rows of the batch. */
public final class ActivityPenalty {
    private final Setting l2;
    private final Kernels kernels;
    private final Tensor output;

    /**
     * @param l2 the factor, at least 0 and finite
     * @param kernels the kernels that created {@code output}
     * @param output the output of the layer, rows × units; must not be overwritten before the backward pass
     * @throws IllegalArgumentException if the factor is negative or not finite
     */
    public ActivityPenalty(double l2, Kernels kernels, Tensor output) {
        this(Setting.of(WeightPenalty.requireFactor("L2", l2)), kernels, output);
    }

    /** A penalty with a factor that may change from step to step. */
    public ActivityPenalty(Setting l2, Kernels kernels, Tensor output) {
        this.l2 = l2;
        this.kernels = kernels;
        this.output = output;
    }

    /** The penalty for the last batch. */
    public double value() {
        return l2.value() * kernels.sumOfSquares(output) / output.rows();
    }

    /** Adds the gradient of the penalty: {@code dY = dY + 2·l2/rows·Y}. */
    public void addGradient(Tensor dy) {
        kernels.addScaled(output, (float) (2 * l2.value() / output.rows()), dy);
    }
}
