package dev.gradwright.processor.advice;

import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.LayerSpec.NormSpec;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Two dense layers with nothing but norms and dropouts between them compute what one of them can. Not so if the first
 * has fewer units than it has inputs and than the second has units: it is a bottleneck, as the code of an autoencoder.
 * Frozen layers come from another network; an activity penalty or a constraint gives the first a purpose of its own.
 */
final class LinearStack implements AdviceRule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.LINEAR_STACK;
    }

    @Override
    public void check(Wiring network, Report report) {
        network.report(DenseSpec.class, dense -> judge(dense, network), report);
    }

    private static Optional<Finding> judge(DenseSpec first, Wiring network) {
        if (Activations.of(first).isPresent() || hasPurpose(first)) {
            return Optional.empty();
        }
        return network.below(first, layer -> Activations.isIdentity(layer) || layer instanceof NormSpec)
                .filter(DenseSpec.class::isInstance)
                .map(DenseSpec.class::cast)
                .filter(second -> !hasPurpose(second) && !isBottleneck(first, second, network))
                .map(second -> Finding.at(
                        first.activation().origin(),
                        "%s has no activation, so one dense layer can compute what %s and %s compute together; set an activation on %s, such as RELU, or remove %s"
                                .formatted(
                                        first.method().name(),
                                        first.method().name(),
                                        second.method().name(),
                                        first.method().name(),
                                        first.method().name()),
                        second));
    }

    private static boolean hasPurpose(DenseSpec dense) {
        return dense.isFrozen()
                || dense.regularization().activity().isPresent()
                || dense.regularization().constraint().isPresent();
    }

    private static boolean isBottleneck(DenseSpec first, DenseSpec second, Wiring network) {
        OptionalLong inputs = network.width(first.sources().get(0));
        int units = first.units().value();
        return units < second.units().value() && (inputs.isEmpty() || units < inputs.getAsLong());
    }
}
