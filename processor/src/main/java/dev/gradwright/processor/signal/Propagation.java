package dev.gradwright.processor.signal;

import dev.gradwright.processor.spec.NetworkSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The propagation of signals forward and of gradients backward at initialization.
 *
 * <p>The features of an example are independent, with mean 0 and second moment 1, and the gradient of each logit has
 * mean 0 and second moment 1. The logits are what the activation of the output is applied to. Layers are taken to be
 * wide: what a dense layer computes is normally distributed, and its gradient does not depend on its values.
 */
public final class Propagation {
    private final Map<String, LayerSignal> layers = new LinkedHashMap<>();

    private Propagation(List<LayerSignal> layers) {
        layers.forEach(row -> this.layers.put(row.layer(), row));
    }

    /** The propagation through a checked network. */
    public static Propagation of(NetworkSpec network) {
        ForwardPass forward = ForwardPass.through(network);
        return new Propagation(BackwardPass.through(network, forward));
    }

    /** The rows in the order of the spec. */
    public List<LayerSignal> layers() {
        return List.copyOf(layers.values());
    }

    /** The row of a layer. */
    public LayerSignal of(String layer) {
        return Optional.ofNullable(layers.get(layer)).orElseThrow();
    }

    /** What a layer outputs; empty if that is not known, and for the network's input. */
    public Optional<Moments> output(String layer) {
        return Optional.ofNullable(layers.get(layer)).flatMap(LayerSignal::output);
    }
}
