package dev.gradwright.processor.advice;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.BatchNormSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.LayerSpec.DropoutSpec;
import java.util.Optional;

/**
 * A batch norm that reads dropped features, or sums of them. Dropout keeps their mean, but in training their variance is
 * larger than at inference, where the norm divides by the variance of training (Li et al., "Understanding the
 * disharmony between dropout and batch normalization by variance shift", 2018). A frozen norm does so in training, too.
 * Alpha dropout keeps the variance.
 */
final class DropoutBeforeBatchNorm implements AdviceRule {
    /** Up to it, the variances differ by less than a fifth. */
    private static final double HARMLESS_RATE = 0.1;
    /** Up to it, a norm of sums was measured to cost no more than a norm above the dropout. */
    private static final double HARMLESS_RATE_OF_SUMS = 0.3;

    @Override
    public DiagnosticName name() {
        return DiagnosticName.DROPOUT_BEFORE_BATCH_NORM;
    }

    @Override
    public void check(Wiring network, Report report) {
        network.report(DropoutSpec.class, dropout -> judge(dropout, network), report);
    }

    private static Optional<Finding> judge(DropoutSpec dropout, Wiring network) {
        return network.below(dropout, DropoutBeforeBatchNorm::isLinear)
                .filter(BatchNormSpec.class::isInstance)
                .filter(norm -> dropout.rate().value() > harmlessRate(dropout, network) && !norm.isFrozen())
                .map(norm -> Finding.at(dropout.origin(), message(dropout, norm), norm));
    }

    private static double harmlessRate(DropoutSpec dropout, Wiring network) {
        return Activations.isNormalized(dropout, network) ? HARMLESS_RATE : HARMLESS_RATE_OF_SUMS;
    }

    /** Whether a layer only adds up or passes on what is dropped; joins add features that are not. */
    private static boolean isLinear(LayerSpec layer) {
        return Activations.isIdentity(layer)
                || (layer instanceof DenseSpec dense && dense.activation().value() == ActivationFunction.LINEAR);
    }

    private static String message(DropoutSpec dropout, LayerSpec norm) {
        String name = norm.method().name();
        return "%1$s makes the variance of the features larger in training than at inference, and %2$s learns that of training; move %1$s below %2$s, or remove %1$s"
                .formatted(dropout.method().name(), name);
    }
}
