package dev.gradwright.processor.advice;

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

    private static Optional<Finding> judge(ActivationSpec second, Wiring network) {
        if (Activations.of(second).isEmpty()) {
            return Optional.empty();
        }
        return network.above(second, Activations::isIdentity)
                .filter(first -> network.below(first, Activations::isIdentity)
                        .filter(second::equals)
                        .isPresent())
                .flatMap(first -> Activations.of(first)
                        .map(function -> finding(first, function.value().name(), second)));
    }

    private static Finding finding(LayerSpec first, String function, ActivationSpec second) {
        return Finding.at(
                second.function().origin(),
                "%s applies %s to values of %s, which already has %s; remove one of the two"
                        .formatted(
                                second.method().name(),
                                second.function().value(),
                                first.method().name(),
                                function),
                first);
    }
}
