package dev.gradwright.processor.advice;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.ActivationSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.LayerSpec.NormSpec;
import java.util.List;
import java.util.Optional;

/**
 * The outputs of a softmax share a sum of 1, so most of them are close to 0 and so are their gradients. It belongs at the
 * output. Not reported: a softmax that a join reads, which may be a second output, and one that is computed from a frozen
 * layer, because a classifier from another network is a source of features. Nor is a softmax of activated values, of which
 * {@link ActivationTwice} says to remove it.
 */
final class HiddenSoftmax implements AdviceRule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.HIDDEN_SOFTMAX;
    }

    @Override
    public void check(Wiring network, Report report) {
        network.report(LayerSpec.class, layer -> judge(layer, network), report);
    }

    private static Optional<Finding> judge(LayerSpec softmax, Wiring network) {
        if (!Activations.isOf(softmax, ActivationFunction.SOFTMAX)
                || isOfFrozen(softmax, network)
                || (softmax instanceof ActivationSpec second && ActivationTwice.isSecond(second, network))) {
            return Optional.empty();
        }
        List<LayerSpec> readers = users(softmax, network);
        if (readers.isEmpty() || !readers.stream().allMatch(DenseSpec.class::isInstance)) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Activations.of(softmax).orElseThrow().origin(),
                "%s has SOFTMAX, whose values have the sum 1, so most of the values that %s reads are close to 0; use RELU or another activation in hidden layers, and SOFTMAX only in the output"
                        .formatted(
                                softmax.method().name(), readers.get(0).method().name()),
                readers));
    }

    /** The layers that use the values of a layer, behind norms and layers that pass them on; these where a chain ends or divides. */
    private static List<LayerSpec> users(LayerSpec layer, Wiring network) {
        return network.readers(layer).stream()
                .map(reader -> isPassing(reader)
                        ? network.below(reader, HiddenSoftmax::isPassing).orElse(reader)
                        : reader)
                .toList();
    }

    private static boolean isPassing(LayerSpec layer) {
        return Activations.isIdentity(layer) || layer instanceof NormSpec;
    }

    private static boolean isOfFrozen(LayerSpec softmax, Wiring network) {
        return softmax.isFrozen()
                || network.above(softmax, Activations::isIdentity)
                        .filter(LayerSpec::isFrozen)
                        .isPresent();
    }
}
