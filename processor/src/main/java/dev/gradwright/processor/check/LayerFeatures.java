package dev.gradwright.processor.check;

import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.Features;
import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.TableSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The features of the input and of the layers of a spec, as far as they are known. */
public final class LayerFeatures {
    /** The initial capacity of activations, in rows. */
    static final int ROWS = 32;

    /** The largest width of which {@link #ROWS} rows fit into one float array, padding included. */
    static final long MAX = 50_000_000;

    private final Map<String, Features> features = new HashMap<>();

    private LayerFeatures() {}

    /** The features in a spec. */
    public static LayerFeatures of(ExpandedSpec spec) {
        LayerFeatures known = new LayerFeatures();
        spec.network().ifPresent(network -> known.put(LayerMethod.INPUT, ofInput(network)));
        spec.layers().forEach(layer -> known.put(layer.name(), known.computedBy(layer)));
        return known;
    }

    /** Rows of tables take the place of indices before the first layer. */
    private static Features ofInput(NetworkSpec network) {
        Optional<TableSpec> embedded =
                network.table().filter(table -> !table.embeddings().isEmpty());
        return new Features(
                embedded.map(table -> table.width() < 1 ? OptionalLong.empty() : OptionalLong.of(table.width()))
                        .orElseGet(() -> widthOf(network.input().value())),
                Optional.empty());
    }

    /**
     * The number of values in one example; empty if a dimension is below 1, or if there is none. It is only exact up to {@link #MAX};
     * above, it is some larger number.
     */
    static OptionalLong widthOf(List<Integer> shape) {
        if (shape.isEmpty()) {
            return OptionalLong.empty();
        }
        long width = 1;
        for (int dimension : shape) {
            if (dimension < 1) {
                return OptionalLong.empty();
            }
            width = Math.min(width, MAX + 1) * dimension;
        }
        return OptionalLong.of(width);
    }

    /** A width out of range is an error where it is declared; it counts as unknown for the layers below. */
    private void put(String name, Features computed) {
        boolean isInRange = computed.width().isPresent()
                && computed.width().getAsLong() >= 1
                && computed.width().getAsLong() <= MAX;
        features.put(name, isInRange ? computed : new Features(OptionalLong.empty(), computed.function()));
    }

    /** The features of a layer, or of the input. */
    public Features of(String name) {
        return features.getOrDefault(name, Features.UNKNOWN);
    }

    /** The features of the layers that a layer reads. */
    List<Features> readBy(LayerSpec layer) {
        return layer.sources().stream().map(this::of).toList();
    }

    /** The features that a layer computes from those, even if their number is out of range. */
    Features computedBy(LayerSpec layer) {
        return layer.output(readBy(layer));
    }
}
