package dev.gradwright.runtime;

/**
 * Training came to a loss, a gradient, a weight or a moving average that is not finite. A step whose loss, gradients or moving
 * averages are not finite is not applied.
 */
public final class DivergenceException extends ArithmeticException {
    private static final long serialVersionUID = 1;

    private final long step;
    private final String layer;
    private final String parameter;

    DivergenceException(String message, long step, String layer, String parameter) {
        super(message);
        this.step = step;
        this.layer = layer;
        this.parameter = parameter;
    }

    static DivergenceException ofWeights(NetworkParameter parameter, long steps, double learningRate) {
        return new DivergenceException(
                parameter.name() + " is not finite after " + steps + (steps == 1 ? " step: " : " steps: ")
                        + Extreme.of(parameter.get())
                        + ". An update was too large. Lower the learning rate, which is " + learningRate
                        + ", or clip the gradients with @Clip",
                steps,
                layerOf(parameter),
                parameter.name());
    }

    static String layerOf(NetworkParameter parameter) {
        return parameter.name().substring(0, parameter.name().lastIndexOf('.'));
    }

    /** The number of steps done before the one that diverged; if it was applied, that one included. */
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
