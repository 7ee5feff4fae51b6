package dev.gradwright.processor.advice;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec.BatchNormSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import java.util.Optional;

/**
 * A dense layer that only a batch norm reads needs no bias: the norm subtracts the mean of the batch, and the bias with
 * it (Ioffe and Szegedy, 2015, section 3.2), whether or not the norm has a β. A frozen layer is not reported, because
 * its values come from another network.
 */
final class RedundantBias implements AdviceRule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.REDUNDANT_BIAS;
    }

    @Override
    public void check(Wiring network, Report report) {
        network.report(DenseSpec.class, dense -> judge(dense, network), report);
    }

    private static Optional<Finding> judge(DenseSpec dense, Wiring network) {
        return network.onlyReader(dense)
                .filter(BatchNormSpec.class::isInstance)
                .filter(norm -> hasBiasForNothing(dense) && !norm.isFrozen())
                .map(norm -> Finding.at(
                        dense.bias().origin(),
                        "the bias of %s has no effect, because %s subtracts the mean of the batch; set bias = false"
                                .formatted(dense.method().name(), norm.method().name()),
                        norm));
    }

    /** An activity penalty is computed before the norm, so the bias affects it. */
    private static boolean hasBiasForNothing(DenseSpec dense) {
        return dense.bias().value()
                && dense.activation().value() == ActivationFunction.LINEAR
                && dense.regularization().activity().isEmpty()
                && !dense.isFrozen();
    }
}
