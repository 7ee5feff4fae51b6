package dev.gradwright.processor.advice;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec.DropoutSpec;
import java.util.Optional;

/**
 * Plain dropout changes the mean and variance that SELU keeps; alpha dropout does not (Klambauer et al., 2017, section
 * 2). Not reported where a norm follows, because the norm is then the mistake.
 */
final class SeluDropout implements AdviceRule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.SELU_DROPOUT;
    }

    @Override
    public void check(Wiring network, Report report) {
        network.report(DropoutSpec.class, dropout -> judge(dropout, network), report);
    }

    private static Optional<Finding> judge(DropoutSpec dropout, Wiring network) {
        if (dropout.rate().value() == 0
                || Activations.isNormalized(dropout, network)
                || Activations.isOutput(dropout, network)) {
            return Optional.empty();
        }
        return network.above(dropout, Activations::isIdentity)
                .filter(layer -> Activations.isOf(layer, ActivationFunction.SELU))
                .map(selu -> Finding.at(
                        dropout.origin(),
                        "%s changes the mean and variance that SELU keeps in %s; use @AlphaDropout instead of @Dropout"
                                .formatted(
                                        dropout.method().name(), selu.method().name()),
                        selu));
    }
}
