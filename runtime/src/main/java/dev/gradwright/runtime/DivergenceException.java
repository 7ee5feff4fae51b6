package dev.gradwright.runtime;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.Layer;
import java.util.List;

/** Training came to a loss that is not finite; the step was not applied. */
public final class DivergenceException extends ArithmeticException {
    private static final long serialVersionUID = 1;

    private final long step;
    private final String layer;

    private DivergenceException(String message, long step, String layer) {
        super(message);
        this.step = step;
        this.layer = layer;
    }

    static DivergenceException at(long step, float loss, Kernels kernels, List<Layer> layers) {
        String layer = firstNonFinite(kernels, layers);
        String where = layer.isEmpty() ? "all layers are finite" : "the first layer with values not finite is " + layer;
        return new DivergenceException(
                "the loss is " + loss + " at step " + step + "; " + where
                        + ". The step was not applied. Lower the learning rate, or clip the gradients with @Clip",
                step,
                layer);
    }

    private static String firstNonFinite(Kernels kernels, List<Layer> layers) {
        for (Layer layer : layers) {
            Tensor output = layer.output();
            if (output != null && !kernels.isFinite(output)) {
                return layer.name();
            }
        }
        return "";
    }

    /** The number of steps done before the one that diverged. */
    public long step() {
        return step;
    }

    /** The path of the first layer whose values are not finite; empty where only the loss is not. */
    public String layer() {
        return layer;
    }
}
