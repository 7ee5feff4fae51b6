package dev.gradwright.runtime.network;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.layer.Layer;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.state.Stateful;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Copies the parameters of layers from the layers with the same names in another network: weights and moving averages,
 * but no optimizer state. If one does not fit, nothing is copied.
 */
final class LayerCopy {
    private final String source;
    private final Map<String, Layer> sourceLayers = new HashMap<>();
    private final List<NetworkParameter> targets = new ArrayList<>();
    private final List<Parameter> sources = new ArrayList<>();

    private LayerCopy(TrainableNetwork network) {
        source = network.getClass().getSimpleName();
        network.layers().forEach(layer -> sourceLayers.put(layer.name(), layer));
    }

    /** Returns the names of the layers that have parameters. */
    static List<String> copy(Object source, List<Layer> layers) {
        LayerCopy copy = new LayerCopy(requireNetwork(source));
        layers.forEach(copy::add);
        copy.apply();
        return layers.stream()
                .filter(layer -> !layer.parameters().isEmpty())
                .map(Layer::name)
                .toList();
    }

    private static TrainableNetwork requireNetwork(Object source) {
        Objects.requireNonNull(source, "source must not be null");
        if (source instanceof TrainableNetwork network) {
            return network;
        }
        throw new IllegalArgumentException("source must be a generated network, but is of the class "
                + source.getClass().getName());
    }

    private void add(Layer target) {
        Layer from = sourceLayers.get(target.name());
        if (from == null) {
            throw new IllegalArgumentException(
                    target + " cannot be copied: " + source + " has no layer of that name; nothing was copied");
        }
        String here = contentOf(target);
        String there = contentOf(from);
        if (!here.equals(there)) {
            throw new IllegalArgumentException(
                    "%s holds %s, but %s of %s holds %s; nothing was copied. To copy other layers without %s, name a type as the part that both networks extend and that does not declare it"
                            .formatted(target, here, from, source, there, target.name()));
        }
        for (int i = 0; i < target.parameters().size(); i++) {
            NetworkParameter parameter = NetworkParameter.of(target.parameters().get(i));
            parameter.requireFits(from.parameters().get(i).get());
            targets.add(parameter);
            sources.add(from.parameters().get(i));
        }
    }

    /** The layer's parameters and their shapes, without the name of the layer. */
    private static String contentOf(Layer layer) {
        List<String> content = new ArrayList<>();
        for (Parameter parameter : layer.parameters()) {
            String what = parameter.name().substring(parameter.name().lastIndexOf('.') + 1);
            content.add(what + " " + parameter.rows() + " x " + parameter.columns());
        }
        return content.isEmpty() ? "no parameters" : String.join(", ", content);
    }

    private void apply() {
        StateSnapshot.of(Stateful.of(sources)).restore(Stateful.of(targets));
    }
}
