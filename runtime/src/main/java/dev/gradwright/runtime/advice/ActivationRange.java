package dev.gradwright.runtime.advice;

import dev.gradwright.dsl.ActivationFunction;

/** The range of the values of an activation function; bounds may be infinite, or approached but not reached. */
record ActivationRange(double min, double max) {
    private static final double SELU_MIN = -1.7581;
    private static final double GELU_MIN = -0.17;
    private static final double SWISH_MIN = -0.2785;
    private static final double MISH_MIN = -0.3089;

    static ActivationRange of(ActivationFunction function, double alpha) {
        return switch (function) {
            case LINEAR, LEAKY_RELU, PRELU -> from(Double.NEGATIVE_INFINITY);
            case SIGMOID, HARD_SIGMOID, SOFTMAX -> new ActivationRange(0, 1);
            case TANH, SOFTSIGN -> new ActivationRange(-1, 1);
            case RELU, SOFTPLUS, EXPONENTIAL -> from(0);
            case ELU -> from(-alpha);
            case SELU -> from(SELU_MIN);
            case GELU -> from(GELU_MIN);
            case SWISH -> from(SWISH_MIN);
            case MISH -> from(MISH_MIN);
        };
    }

    private static ActivationRange from(double min) {
        return new ActivationRange(min, Double.POSITIVE_INFINITY);
    }

    /** The value of this range that is nearest to a value. */
    double nearest(double value) {
        return Math.min(Math.max(value, min), max);
    }

    /** As in {@code from -1 to 1} or {@code at least 0}. */
    @Override
    public String toString() {
        return Double.isInfinite(max)
                ? "at least " + Texts.number(min)
                : "from " + Texts.number(min) + " to " + Texts.number(max);
    }
}
