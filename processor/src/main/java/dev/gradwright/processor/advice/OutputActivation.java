package dev.gradwright.processor.advice;

import static dev.gradwright.dsl.ActivationFunction.SOFTMAX;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LossSpec;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The activation of the output decides which values a network can predict. {@code LossOutput} is the error if a loss
 * cannot be computed; here it can, but the output cannot come close to some or all targets. A bounded or non-negative
 * output of a regression is not reported, since its targets may be so too. An output that is declared in a block or a
 * supertype is not reported, since it may be a hidden layer elsewhere.
 */
final class OutputActivation implements AdviceRule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.OUTPUT_ACTIVATION;
    }

    @Override
    public void check(Wiring network, Report report) {
        network.network()
                .loss()
                .ifPresent(loss -> network.report(LayerSpec.class, layer -> judge(layer, loss, network), report));
    }

    private static Optional<Finding> judge(LayerSpec layer, LossSpec loss, Wiring network) {
        if (!network.isDeclaredByNetwork(layer) || !Activations.isOutput(layer, network)) {
            return Optional.empty();
        }
        return Activations.of(layer)
                .flatMap(function -> problem(layer, function.value(), loss, network)
                        .map(problem -> Finding.at(function.origin(), problem)));
    }

    /** Which targets the output cannot predict; empty if it may predict all. */
    private static Optional<String> problem(
            LayerSpec layer, ActivationFunction function, LossSpec loss, Wiring network) {
        String name = layer.method().name();
        return switch (loss.kind().demand()) {
            case ANYTHING, QUANTILES, PROBABILITIES ->
                isConstant(layer, function, network)
                        ? Optional.of(
                                "%s is always 1, because it is a SOFTMAX over one unit; set activation = SIGMOID for a probability, or LINEAR for any number"
                                        .formatted(name))
                        : problemOfNumbers(name, function);
            case SCORES ->
                lowest(function)
                        .map(lowest ->
                                "%s compares scores with -1 and 1, but the %s of %s has no value below %s; set activation = LINEAR"
                                        .formatted(loss.function().value(), function, name, lowest));
            case SOFTMAX, SIGMOIDS, EXPECTED_COUNTS, EXPECTED_AMOUNTS, DIRECTION, RANKING -> Optional.empty();
        };
    }

    private static boolean isConstant(LayerSpec layer, ActivationFunction function, Wiring network) {
        return function == SOFTMAX && network.width(layer.name()).equals(OptionalLong.of(1));
    }

    /**
     * No targets have the limits of these functions. SELU is not among them although it ends at -1.76, nor ELU at -1:
     * few standardized targets are below.
     */
    private static Optional<String> problemOfNumbers(String name, ActivationFunction function) {
        return switch (function) {
            case GELU, SWISH, MISH ->
                lowest(function)
                        .map(lowest ->
                                "%s is for hidden layers: with it, %s cannot predict a target below %s; set activation = LINEAR, or SOFTPLUS if targets are never negative"
                                        .formatted(function, name, lowest));
            default -> Optional.empty();
        };
    }

    /** The smallest value of a function, if it is above -1. */
    private static Optional<String> lowest(ActivationFunction function) {
        return switch (function) {
            case RELU, SOFTPLUS, EXPONENTIAL, SIGMOID, HARD_SIGMOID, SOFTMAX -> Optional.of("0");
            case GELU -> Optional.of("-0.17");
            case SWISH -> Optional.of("-0.28");
            case MISH -> Optional.of("-0.31");
            case LINEAR, TANH, LEAKY_RELU, PRELU, ELU, SELU, SOFTSIGN -> Optional.empty();
        };
    }
}
