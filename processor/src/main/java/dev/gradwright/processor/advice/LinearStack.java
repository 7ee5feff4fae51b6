package dev.gradwright.processor.advice;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec.ActivationSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.LayerSpec.NormSpec;
import java.util.List;
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
        network.copiesOf(DenseSpec.class).forEach(copies -> checkRepeat(copies, network, report));
    }

    /** An activation that follows a repeat applies to the last copy only. */
    private static void checkRepeat(List<DenseSpec> copies, Wiring network, Report report) {
        DenseSpec last = copies.get(copies.size() - 1);
        if (judge(last, network).isEmpty()) {
            copies.stream()
                    .filter(copy -> isReadByCopy(copy, network))
                    .findFirst()
                    .ifPresent(
                            copy -> report.at(copy.activation().origin(), message(copy, activationOf(last, network))));
        }
    }

    private static boolean isReadByCopy(DenseSpec first, Wiring network) {
        return judge(first, network).stream()
                .flatMap(finding -> finding.causes().stream())
                .anyMatch(
                        second -> second.method().origin().equals(first.method().origin())
                                && network.isAlwaysWith(first, second));
    }

    /** The layer that applies an activation to the values of a layer; empty if that has no equivalent in a dense layer. */
    private static Optional<ActivationSpec> activationOf(DenseSpec last, Wiring network) {
        return network.below(last, Activations::isIdentity)
                .filter(ActivationSpec.class::isInstance)
                .map(ActivationSpec.class::cast)
                .filter(activation -> network.isAlwaysWith(last, activation)
                        && activation.function().value() != ActivationFunction.PRELU);
    }

    private static String message(DenseSpec copy, Optional<ActivationSpec> activation) {
        String name = copy.method().name();
        return "there is no activation between the copies of %s, so one dense layer can compute what they compute together; %s"
                .formatted(
                        name,
                        activation
                                .map(after -> "set activation = %s on %s and remove %s"
                                        .formatted(
                                                after.function().value(),
                                                name,
                                                after.method().name()))
                                .orElse("set an activation on %s, such as RELU, or remove @Repeat".formatted(name)));
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
