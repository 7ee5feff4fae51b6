package dev.gradwright.conformance.reference;

import dev.gradwright.dsl.ActivationFunction;
import java.util.function.DoubleUnaryOperator;

/** {@code y = f(z)} for a function of each element. */
final class ReferenceActivation implements ReferenceLayer {
    private static final double SELU_SCALE = 1.0507009873554805;
    private static final double SELU_ALPHA = 1.6732632423543772;

    private final DoubleUnaryOperator function;
    private final DoubleUnaryOperator slope;
    private Matrix z = Matrix.filled(0, 0, 0);

    private ReferenceActivation(DoubleUnaryOperator function, DoubleUnaryOperator slope) {
        this.function = function;
        this.slope = slope;
    }

    static ReferenceLayer of(ActivationFunction function, double alpha) {
        return switch (function) {
            case LINEAR -> new ReferenceActivation(z -> z, z -> 1);
            case SIGMOID -> new ReferenceActivation(ReferenceActivation::sigmoid, z -> sigmoid(z) * sigmoid(-z));
            case TANH -> new ReferenceActivation(Math::tanh, z -> 1 / (Math.cosh(z) * Math.cosh(z)));
            case RELU -> new ReferenceActivation(z -> Math.max(0, z), z -> z > 0 ? 1 : 0);
            case LEAKY_RELU -> new ReferenceActivation(z -> z > 0 ? z : alpha * z, z -> z > 0 ? 1 : alpha);
            case ELU ->
                new ReferenceActivation(z -> z > 0 ? z : alpha * Math.expm1(z), z -> z > 0 ? 1 : alpha * Math.exp(z));
            case SELU ->
                new ReferenceActivation(
                        z -> SELU_SCALE * (z > 0 ? z : SELU_ALPHA * Math.expm1(z)),
                        z -> SELU_SCALE * (z > 0 ? 1 : SELU_ALPHA * Math.exp(z)));
            case GELU ->
                new ReferenceActivation(
                        z -> z * normal(z), z -> normal(z) + z * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI));
            case SWISH -> new ReferenceActivation(z -> z * sigmoid(z), z -> sigmoid(z) + z * sigmoid(z) * sigmoid(-z));
            case MISH -> new ReferenceActivation(z -> z * mishGate(z), ReferenceActivation::mishSlope);
            case SOFTPLUS -> new ReferenceActivation(z -> Math.log1p(Math.exp(z)), ReferenceActivation::sigmoid);
            case SOFTSIGN ->
                new ReferenceActivation(z -> z / (1 + Math.abs(z)), z -> 1 / ((1 + Math.abs(z)) * (1 + Math.abs(z))));
            case HARD_SIGMOID ->
                new ReferenceActivation(z -> Math.max(0, Math.min(1, z / 6 + 0.5)), z -> Math.abs(z) < 3 ? 1 / 6.0 : 0);
            case EXPONENTIAL -> new ReferenceActivation(Math::exp, Math::exp);
            case SOFTMAX -> new ReferenceSoftmax();
            case PRELU -> throw new AssertionError("a ReferencePRelu");
        };
    }

    private static double mishGate(double z) {
        return Math.tanh(Math.log1p(Math.exp(z)));
    }

    private static double mishSlope(double z) {
        return mishGate(z) + z * sigmoid(z) * (1 - mishGate(z) * mishGate(z));
    }

    /** Φ(z) = ½ + φ(z)·(z + z³/3 + z⁵/15 + …). */
    private static double normal(double z) {
        double term = z;
        double sum = z;
        for (int n = 3; n < 200; n += 2) {
            term *= z * z / n;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    @Override
    public Matrix forward(Matrix input, boolean training) {
        z = input;
        return z.map(function);
    }

    @Override
    public Matrix backward(Matrix dy) {
        return dy.scaledBy(z.map(slope));
    }
}
