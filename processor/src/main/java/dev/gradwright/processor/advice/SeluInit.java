package dev.gradwright.processor.advice;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import java.util.Optional;

/**
 * A network of SELU normalizes itself only if the weights have the variance 1/fan-in (Klambauer et al., 2017, section
 * 2), which is that of LeCun; that of He is twice as large. Between layers of the same width, Glorot is the same as
 * LeCun, and where the width changes, SELU itself corrects the difference, so Glorot is not reported: a test trains
 * towers with it. Neither is a frozen layer, whose weights come from another network, nor one whose values a norm reads.
 */
final class SeluInit implements AdviceRule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.SELU_INIT;
    }

    @Override
    public void check(Wiring network, Report report) {
        network.report(DenseSpec.class, dense -> judge(dense, network), report);
    }

    private static Optional<Finding> judge(DenseSpec dense, Wiring network) {
        Optional<Initializer> he = Initializers.namedBy(dense).filter(Initializers::isHe);
        if (he.isEmpty() || dense.isFrozen()) {
            return Optional.empty();
        }
        return Activations.appliedTo(dense, network)
                .filter(layer -> Activations.isOf(layer, ActivationFunction.SELU))
                .filter(layer -> !Activations.isNormalized(layer, network) && !Activations.isOutput(layer, network))
                .map(layer -> Finding.at(
                        dense.init().origin(),
                        "SELU keeps the variance of the values only with weights of variance 1/fan-in, but %s has %s, which is twice that; set init = %s"
                                .formatted(dense.method().name(), he.get(), Initializers.leCunLike(he.get())),
                        layer));
    }
}
