package dev.gradwright.runtime.network;

import dev.gradwright.runtime.layer.Layer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The layers of each part of a network. A part is its spec, or a supertype of it that declares layers. */
final class NetworkParts {
    private final Map<Class<?>, List<Layer>> layersByType = new LinkedHashMap<>();

    void add(Class<?> type, List<Layer> layers) {
        layersByType.computeIfAbsent(type, key -> new ArrayList<>()).addAll(layers);
    }

    /** The layers of a part, in order. */
    List<Layer> layersOf(Class<?> part) {
        Objects.requireNonNull(part, "part must not be null");
        List<Layer> layers = layersByType.get(part);
        if (layers == null) {
            throw new IllegalArgumentException(part.getSimpleName() + " is no part of this network; its parts are "
                    + layersByType.keySet().stream().map(Class::getSimpleName).collect(Collectors.joining(", ")));
        }
        return layers;
    }
}
