package dev.gradwright.processor.advice;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.ActivationSpec;
import java.util.Optional;

/**
 * Two activations in a row are one more than intended: mostly, an {@code @Activation} layer follows a dense layer that
 * has its own. A dropout between them changes nothing. If other layers read the first, it is there for them.
 */
final class ActivationTwice implements AdviceRule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.ACTIVATION_TWICE;
    }

    @Override
    public void check(Wiring network, Report report) {
        network.report(ActivationSpec.class, activation -> judge(activation, network), report);
    }

    /** Whether a layer applies a function to values that have one already. */
    static boolean isSecond(ActivationSpec activation, Wiring network) {
        return judge(activation, network).isPresent();
    }

    private static Optional<Finding> judge(ActivationSpec second, Wiring network) {
        if (Activations.of(second).isEmpty()) {
            return Optional.empty();
        }
        return network.above(second, Activations::isIdentity)
                .filter(first -> network.below(first, Activations::isIdentity)
                        .filter(second::equals)
                        .isPresent())
                .flatMap(first ->
                        Activations.of(first).map(function -> finding(first, function.value(), second, network)));
    }

    private static Finding finding(
            LayerSpec first, ActivationFunction function, ActivationSpec second, Wiring network) {
        return Finding.at(
                second.function().origin(),
                "%s applies %s to values of %s, which already has %s; %s"
                        .formatted(
                                second.method().name(),
                                second.function().value(),
                                first.method().name(),
                                function,
                                remedy(first, function, second, network)),
                first);
    }

    /** The one to remove, where only one leaves a network that trains: losses know the output, and softmax is for it. */
    private static String remedy(LayerSpec first, ActivationFunction function, ActivationSpec second, Wiring network) {
        boolean isSoftmaxFirst = function == ActivationFunction.SOFTMAX;
        boolean isSoftmaxSecond = second.function().value() == ActivationFunction.SOFTMAX;
        if (Activations.isOutput(second, network) || (isSoftmaxFirst && !isSoftmaxSecond)) {
            return first instanceof ActivationSpec
                    ? "remove " + first.method().name()
                    : "remove activation = %s from %s"
                            .formatted(function, first.method().name());
        }
        return isSoftmaxSecond ? "remove " + second.method().name() : "remove one of the two";
    }
}
