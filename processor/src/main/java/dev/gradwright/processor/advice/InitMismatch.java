package dev.gradwright.processor.advice;

import static java.util.stream.Collectors.toMap;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A hidden layer whose initializer is for other activations than its own: LeCun with one of the ReLU family, whose
 * weights are too small, or He with a function that is close to the identity at 0, whose weights are too large. ELU
 * learns with both: it was measured with up to 30 layers. So does Glorot with all functions.
 *
 * <p>None are frozen layers, whose weights come from another network, layers whose values a norm reads, because their
 * scale has no effect, and the output, whose activation belongs to the loss.
 *
 * @param function the activation of the layer
 * @param initializer the one it has
 * @param fitting the one of the same distribution that fits
 */
record InitMismatch(DenseSpec dense, ActivationFunction function, Initializer initializer, Initializer fitting) {
    /** All mismatches in a network, in order. */
    static List<InitMismatch> in(Wiring network) {
        return network.layers(DenseSpec.class)
                .flatMap(dense -> of(dense, network).stream())
                .toList();
    }

    /** A network with fitting initializers. */
    static Wiring corrected(Wiring network, List<InitMismatch> mismatches) {
        Map<String, Initializer> fitting =
                mismatches.stream().collect(toMap(mismatch -> mismatch.dense().name(), InitMismatch::fitting));
        return network.with(network.network().mapLayers(layer -> corrected(layer, fitting)));
    }

    private static LayerSpec corrected(LayerSpec layer, Map<String, Initializer> fitting) {
        return fitting.containsKey(layer.name()) && layer instanceof DenseSpec dense
                ? dense.with(dense.activation().value(), fitting.get(layer.name()))
                : layer;
    }

    private static Optional<InitMismatch> of(DenseSpec dense, Wiring network) {
        Optional<LayerSpec> activated = Activations.appliedTo(dense, network);
        Optional<Initializer> initializer = Initializers.namedBy(dense);
        if (activated.isEmpty()
                || initializer.isEmpty()
                || dense.isFrozen()
                || Activations.isNormalized(activated.get(), network)
                || Activations.isOutput(activated.get(), network)) {
            return Optional.empty();
        }
        ActivationFunction function =
                Activations.of(activated.get()).orElseThrow().value();
        return fitting(function, initializer.get())
                .map(fitting -> new InitMismatch(dense, function, initializer.get(), fitting));
    }

    /** The initializer that fits a function better than a given one; empty if that fits. */
    private static Optional<Initializer> fitting(ActivationFunction function, Initializer initializer) {
        return switch (function) {
            case RELU, LEAKY_RELU, PRELU, GELU, SWISH, MISH ->
                Initializers.isLeCun(initializer) ? Optional.of(Initializers.heLike(initializer)) : Optional.empty();
            case TANH, SIGMOID ->
                Initializers.isHe(initializer) ? Optional.of(Initializers.glorotLike(initializer)) : Optional.empty();
            case SELU ->
                Initializers.isHe(initializer) ? Optional.of(Initializers.leCunLike(initializer)) : Optional.empty();
            case LINEAR, ELU, SOFTPLUS, SOFTSIGN, HARD_SIGMOID, EXPONENTIAL, SOFTMAX -> Optional.empty();
        };
    }

    boolean isOfSelu() {
        return function == ActivationFunction.SELU;
    }

    /** The methods of those with the same function and initializer as the first, as in {@code HE_NORMAL on hidden1, hidden2}. */
    static String describeFirst(List<InitMismatch> mismatches) {
        InitMismatch first = mismatches.get(0);
        List<String> methods = mismatches.stream()
                .filter(other -> other.function() == first.function() && other.initializer() == first.initializer())
                .map(other -> other.dense().method().name())
                .distinct()
                .toList();
        return first.initializer() + " on " + SignalEdit.list(methods);
    }
}
