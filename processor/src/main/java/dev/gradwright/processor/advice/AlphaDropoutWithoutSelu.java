package dev.gradwright.processor.advice;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.AlphaDropoutSpec;
import dev.gradwright.processor.spec.LayerSpec.NormSpec;
import java.util.Optional;

/**
 * Alpha dropout sets features to the smallest value of SELU (Klambauer et al., 2017, section 2). After another
 * activation that value means something else, or never occurs. Alpha dropout of the network's input is not reported:
 * standardized features have the mean and variance that it keeps.
 */
final class AlphaDropoutWithoutSelu implements AdviceRule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.ALPHA_DROPOUT_WITHOUT_SELU;
    }

    @Override
    public void check(Wiring network, Report report) {
        network.report(AlphaDropoutSpec.class, dropout -> judge(dropout, network), report);
    }

    private static Optional<Finding> judge(AlphaDropoutSpec dropout, Wiring network) {
        if (dropout.rate().value() == 0 || Activations.isOutput(dropout, network)) {
            return Optional.empty();
        }
        return network.above(dropout, layer -> Activations.isIdentity(layer) || layer instanceof NormSpec)
                .flatMap(layer -> Activations.of(layer)
                        .filter(function -> function.value() != ActivationFunction.SELU)
                        .map(function ->
                                Finding.at(dropout.origin(), message(dropout, layer, function.value()), layer)));
    }

    private static String message(AlphaDropoutSpec dropout, LayerSpec activated, ActivationFunction function) {
        return "%s sets values to -1.76, the smallest value of SELU, but %s has %s; use @Dropout instead of @AlphaDropout"
                .formatted(dropout.method().name(), activated.method().name(), function);
    }
}
