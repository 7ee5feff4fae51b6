package dev.gradwright.processor.advice;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.ActivationSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.LayerSpec.FlattenSpec;
import dev.gradwright.processor.spec.LayerSpec.NoiseSpec;
import dev.gradwright.processor.spec.LayerSpec.NormSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.Optional;

/** Where activation functions are applied in a network. */
final class Activations {
    private Activations() {}

    /** The function that a layer itself applies to its values; empty if that is none, or the identity. */
    static Optional<Valued<ActivationFunction>> of(LayerSpec layer) {
        Optional<Valued<ActivationFunction>> function = Optional.empty();
        if (layer instanceof DenseSpec dense) {
            function = Optional.of(dense.activation());
        } else if (layer instanceof ActivationSpec activation) {
            function = Optional.of(activation.function());
        }
        return function.filter(known -> known.value() != ActivationFunction.LINEAR);
    }

    /** Whether a layer itself applies a function. */
    static boolean isOf(LayerSpec layer, ActivationFunction function) {
        return of(layer).filter(own -> own.value() == function).isPresent();
    }

    /** Whether a layer computes nothing at inference: a dropout, noise, a flattening, a linear activation. */
    static boolean isIdentity(LayerSpec layer) {
        return layer instanceof NoiseSpec
                || layer instanceof FlattenSpec
                || (layer instanceof ActivationSpec && of(layer).isEmpty());
    }

    /**
     * The layer that applies the activation of a dense layer: itself, or one that alone reads it; empty if it has none,
     * or if a norm or a join comes first.
     */
    static Optional<LayerSpec> appliedTo(DenseSpec dense, Wiring network) {
        if (of(dense).isPresent()) {
            return Optional.of(dense);
        }
        return network.below(dense, Activations::isIdentity).filter(ActivationSpec.class::isInstance);
    }

    /** Whether the values of a layer are normalized before anything else uses them. */
    static boolean isNormalized(LayerSpec layer, Wiring network) {
        return network.below(layer, Activations::isIdentity)
                .filter(NormSpec.class::isInstance)
                .isPresent();
    }

    /** Whether the values of a layer are the output of the network, at inference. */
    static boolean isOutput(LayerSpec layer, Wiring network) {
        LayerSpec last = layer;
        while (!network.isOutput(last)) {
            Optional<LayerSpec> reader = network.onlyReader(last).filter(Activations::isIdentity);
            if (reader.isEmpty()) {
                return false;
            }
            last = reader.get();
        }
        return true;
    }
}
