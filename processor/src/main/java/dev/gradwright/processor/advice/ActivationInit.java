package dev.gradwright.processor.advice;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import java.util.Optional;

/**
 * The variance of He, 2/fan-in, makes up for the half that a ReLU sets to 0 (He et al., 2015); that of LeCun, 1/fan-in,
 * is for functions that are close to the identity at 0. One in place of the other is a mistake. Glorot is the default
 * and no mistake: whether a deep network needs another one depends on all of it, so its signal is computed instead.
 *
 * <p>Not reported are frozen layers, whose weights come from another network, layers whose values a norm reads, because
 * their scale has no effect, and the output, whose activation belongs to the loss.
 */
final class ActivationInit implements AdviceRule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.ACTIVATION_INIT;
    }

    @Override
    public void check(Wiring network, Report report) {
        network.report(DenseSpec.class, dense -> judge(dense, network), report);
    }

    private static Optional<Finding> judge(DenseSpec dense, Wiring network) {
        Optional<Initializer> initializer = Initializers.namedBy(dense);
        Optional<LayerSpec> activated = Activations.appliedTo(dense, network)
                .filter(layer -> !Activations.isNormalized(layer, network) && !Activations.isOutput(layer, network));
        if (initializer.isEmpty() || activated.isEmpty() || dense.isFrozen()) {
            return Optional.empty();
        }
        ActivationFunction function =
                Activations.of(activated.get()).orElseThrow().value();
        return problem(function, initializer.get())
                .map(problem ->
                        Finding.at(dense.init().origin(), dense.method().name() + " " + problem, activated.get()));
    }

    /** What is wrong with an initializer for a function; empty if nothing is. */
    private static Optional<String> problem(ActivationFunction function, Initializer initializer) {
        return switch (function) {
            case RELU, LEAKY_RELU, PRELU, ELU, GELU, SWISH, MISH ->
                Initializers.isLeCun(initializer)
                        ? Optional.of(
                                "has %s, whose weights are too small for %s, so values shrink from layer to layer; set init = %s"
                                        .formatted(initializer, function, Initializers.heLike(initializer)))
                        : Optional.empty();
            case TANH, SIGMOID ->
                Initializers.isHe(initializer)
                        ? Optional.of(
                                "has %s, whose weights are for the ReLU family and drive %s into saturation; set init = %s"
                                        .formatted(initializer, function, Initializers.glorotLike(initializer)))
                        : Optional.empty();
            case LINEAR, SELU, SOFTPLUS, SOFTSIGN, HARD_SIGMOID, EXPONENTIAL, SOFTMAX -> Optional.empty();
        };
    }
}
