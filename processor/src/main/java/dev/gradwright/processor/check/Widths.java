package dev.gradwright.processor.check;

import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.LayerSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** How many features layers have. */
final class Widths {
    /** Activations begin with room for so many rows. */
    static final int ROWS = 32;

    /** The largest width of which {@link #ROWS} rows fit into one float array, padding included. */
    static final long MOST = 50_000_000;

    private Widths() {}

    /** The widths of the input and of the layers, by name; those that cannot be made out, or are out of range, are missing. */
    static Map<String, Integer> of(ExpandedSpec spec) {
        Map<String, Integer> widths = new HashMap<>();
        spec.network()
                .ifPresent(network ->
                        put(LayerMethod.INPUT, ofShape(network.input().value()), widths));
        spec.layers().forEach(layer -> put(layer.name(), of(layer, widths), widths));
        return widths;
    }

    private static void put(String name, OptionalLong width, Map<String, Integer> widths) {
        width.ifPresent(features -> {
            if (features >= 1 && features <= MOST) {
                widths.put(name, (int) features);
            }
        });
    }

    /** The features of one example; empty if it has a dimension below 1. More than {@link #MOST} may be any number above it. */
    static OptionalLong ofShape(List<Integer> shape) {
        long features = 1;
        for (int dimension : shape) {
            if (dimension < 1) {
                return OptionalLong.empty();
            }
            features = Math.min(features, MOST + 1) * dimension;
        }
        return OptionalLong.of(features);
    }

    private static OptionalLong of(LayerSpec layer, Map<String, Integer> widths) {
        if (layer instanceof LayerSpec.DenseSpec dense) {
            return OptionalLong.of(dense.units().value());
        }
        List<String> sources = layer.sources();
        return sum(
                layer instanceof LayerSpec.ConcatSpec
                        ? sources
                        : sources.stream().limit(1).toList(),
                widths);
    }

    /** The sum of the widths of layers; empty if one of them is missing, or there are none. */
    static OptionalLong sum(List<String> sources, Map<String, Integer> widths) {
        return !sources.isEmpty() && widths.keySet().containsAll(sources)
                ? OptionalLong.of(sources.stream().mapToLong(widths::get).sum())
                : OptionalLong.empty();
    }
}
