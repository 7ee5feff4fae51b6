package dev.gradwright.processor.advice;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.BatchNormSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * SELU normalizes by itself, so a batch norm beside it does the work twice and changes the mean and variance that SELU
 * relies on. A norm is beside SELU if the next activation above it or below it is SELU. A norm of the input is not
 * reported: it standardizes what SELU expects to be standardized. Neither is a frozen one, which comes from another
 * network.
 */
final class SeluBatchNorm implements AdviceRule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.SELU_BATCH_NORM;
    }

    @Override
    public void check(Wiring network, Report report) {
        network.report(BatchNormSpec.class, norm -> judge(norm, network), report);
    }

    private static Optional<Finding> judge(BatchNormSpec norm, Wiring network) {
        if (norm.isFrozen() || network.above(norm, Activations::isIdentity).isEmpty()) {
            return Optional.empty();
        }
        return Stream.of(network.above(norm, SeluBatchNorm::isLinear), network.below(norm, SeluBatchNorm::isLinear))
                .flatMap(Optional::stream)
                .filter(layer -> isSelu(layer) && network.isAlwaysWith(norm, layer))
                .findFirst()
                .map(selu -> Finding.at(
                        norm.origin(),
                        "%s normalizes values that the SELU of %s normalizes already; remove %s, or use another activation, such as ELU"
                                .formatted(
                                        norm.method().name(),
                                        selu.method().name(),
                                        norm.method().name()),
                        selu));
    }

    private static boolean isSelu(LayerSpec layer) {
        return Activations.isOf(layer, ActivationFunction.SELU);
    }

    private static boolean isLinear(LayerSpec layer) {
        return Activations.isIdentity(layer)
                || (layer instanceof DenseSpec && Activations.of(layer).isEmpty());
    }
}
