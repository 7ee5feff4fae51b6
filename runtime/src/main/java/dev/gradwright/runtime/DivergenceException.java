package dev.gradwright.runtime;

/**
 * Thrown if a loss, a gradient, a weight or a moving average is not finite. A training step with a loss, gradients or
 * moving averages that are not finite is not applied.
 */
public final class DivergenceException extends ArithmeticException {
    private static final long serialVersionUID = 1;

    private final long step;
    private final String layer;
    private final String parameter;

    /**
     * @param message the cause and the remedy
     * @param step number of steps done
     * @param layer the path of the layer; empty if unknown
     * @param parameter the name of the parameter; empty if unknown
     */
    public DivergenceException(String message, long step, String layer, String parameter) {
        super(message);
        this.step = step;
        this.layer = layer;
        this.parameter = parameter;
    }

    /**
     * The number of steps done when the divergence was found. It includes the step that diverged only if that step was
     * applied.
     */
    public long step() {
        return step;
    }

    /** The path of the first layer whose output, gradient or parameter is not finite; empty if only the loss is not. */
    public String layer() {
        return layer;
    }

    /** The name of the parameter whose gradient or values are not finite; empty if the loss is not. */
    public String parameter() {
        return parameter;
    }
}
