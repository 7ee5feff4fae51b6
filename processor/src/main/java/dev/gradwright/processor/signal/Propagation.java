package dev.gradwright.processor.signal;

import dev.gradwright.processor.spec.NetworkSpec;
import java.util.List;

/**
 * The propagation of signals forward and of gradients backward at initialization.
 *
 * <p>The features of an example are independent, with mean 0 and second moment 1, and the gradient of each logit has
 * mean 0 and second moment 1. The logits are what the activation of the output is applied to. Layers are taken to be
 * wide: what a dense layer computes is normally distributed, and its gradient does not depend on its values.
 *
 * @param layers in the order of the spec
 */
public record Propagation(List<LayerSignal> layers) {
    public Propagation {
        layers = List.copyOf(layers);
    }

    /** The propagation through a checked network. */
    public static Propagation of(NetworkSpec network) {
        ForwardPass forward = ForwardPass.through(network);
        return new Propagation(BackwardPass.through(network, forward));
    }

    /** The row of a layer. */
    public LayerSignal of(String layer) {
        return layers.stream()
                .filter(signal -> signal.layer().equals(layer))
                .findFirst()
                .orElseThrow();
    }
}
