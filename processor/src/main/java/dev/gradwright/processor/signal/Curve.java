package dev.gradwright.processor.signal;

import dev.gradwright.dsl.ActivationFunction;

/**
 * An activation function and its slope.
 *
 * @param alpha the parameter of {@code LEAKY_RELU}, {@code ELU} and {@code PRELU}
 */
record Curve(ActivationFunction function, double alpha) {
    private static final double SELU_SCALE = 1.0507009873554805;
    private static final double SELU_ALPHA = 1.6732632423543772;
    private static final double ROOT_2_PI = Math.sqrt(2 * Math.PI);

    /**
     * The function of a layer.
     *
     * @param alpha NaN for the default of the function
     */
    static Curve of(ActivationFunction function, double alpha) {
        if (!Double.isNaN(alpha)) {
            return new Curve(function, alpha);
        }
        return new Curve(
                function,
                switch (function) {
                    case LEAKY_RELU -> 0.2;
                    case PRELU -> 0;
                    default -> 1;
                });
    }

    boolean isLinear() {
        return function == ActivationFunction.LINEAR;
    }

    /** Whether it is a function of each value, and not of the whole row. */
    boolean isElementwise() {
        return function != ActivationFunction.SOFTMAX;
    }

    double value(double x) {
        return switch (function) {
            case LINEAR -> x;
            case SIGMOID -> sigmoid(x);
            case TANH -> StrictMath.tanh(x);
            case RELU -> Math.max(0, x);
            case LEAKY_RELU, PRELU -> x > 0 ? x : alpha * x;
            case ELU -> x > 0 ? x : alpha * StrictMath.expm1(x);
            case SELU -> SELU_SCALE * (x > 0 ? x : SELU_ALPHA * StrictMath.expm1(x));
            case GELU -> x * normal(x);
            case SWISH -> x * sigmoid(x);
            case MISH -> x * StrictMath.tanh(softplus(x));
            case SOFTPLUS -> softplus(x);
            case SOFTSIGN -> x / (1 + Math.abs(x));
            case HARD_SIGMOID -> Math.min(Math.max(x + 3, 0), 6) / 6;
            case EXPONENTIAL -> StrictMath.exp(x);
            case SOFTMAX -> throw new IllegalArgumentException("a function of the whole row");
        };
    }

    double slope(double x) {
        return switch (function) {
            case LINEAR -> 1;
            case SIGMOID -> sigmoid(x) * sigmoid(-x);
            case TANH -> square(1 / StrictMath.cosh(x));
            case RELU -> x > 0 ? 1 : 0;
            case LEAKY_RELU, PRELU -> x > 0 ? 1 : alpha;
            case ELU -> x > 0 ? 1 : alpha * StrictMath.exp(x);
            case SELU -> SELU_SCALE * (x > 0 ? 1 : SELU_ALPHA * StrictMath.exp(x));
            case GELU -> normal(x) + x * StrictMath.exp(-x * x / 2) / ROOT_2_PI;
            case SWISH -> sigmoid(x) * (1 + x * sigmoid(-x));
            case MISH -> {
                double gate = StrictMath.tanh(softplus(x));
                yield gate + x * sigmoid(x) * (1 - gate * gate);
            }
            case SOFTPLUS -> sigmoid(x);
            case SOFTSIGN -> square(1 / (1 + Math.abs(x)));
            case HARD_SIGMOID -> Math.abs(x) < 3 ? 1 / 6.0 : 0;
            case EXPONENTIAL -> StrictMath.exp(x);
            case SOFTMAX -> throw new IllegalArgumentException("a function of the whole row");
        };
    }

    private static double square(double x) {
        return x * x;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** The normal distribution function: its series near 0, its continued fraction in the tails. */
    static double normal(double x) {
        double density = StrictMath.exp(-x * x / 2) / ROOT_2_PI;
        if (Math.abs(x) < 3) {
            double term = x;
            double sum = x;
            for (int n = 3; Math.abs(term) > 1e-17; n += 2) {
                term *= x * x / n;
                sum += term;
            }
            return 0.5 + sum * density;
        }
        double fraction = 0;
        for (int n = 40; n > 0; n--) {
            fraction = n / (Math.abs(x) + fraction);
        }
        double tail = density / (Math.abs(x) + fraction);
        return x > 0 ? 1 - tail : tail;
    }
}
