package dev.gradwright.processor.signal;

import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.AddSpec;
import dev.gradwright.processor.spec.LayerSpec.ConcatSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.LayerSpec.EmbeddingSpec;
import dev.gradwright.processor.spec.LayerSpec.GaussianNoiseSpec;
import dev.gradwright.processor.spec.LayerSpec.RateSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** The components of the features of each layer, found before anything is computed. */
final class Components {
    private final Map<String, List<Segment>> byLayer = new HashMap<>();

    /**
     * Some features of a layer.
     *
     * @param width their number
     */
    record Segment(long width, Component component) {}

    /** The components of a network. */
    static Components of(NetworkSpec network) {
        Components components = new Components();
        InputWidths input = InputWidths.of(network);
        components.byLayer.put(
                LayerMethod.INPUT,
                LongStream.of(input.standardized(), input.embedded())
                        .filter(width -> width > 0)
                        .mapToObj(width -> new Segment(width, Component.ofNormal()))
                        .toList());
        for (LayerSpec layer : network.layers()) {
            components.byLayer.put(layer.name(), components.outputOf(layer));
        }
        return components;
    }

    /** The components of the features that a layer outputs. */
    List<Segment> of(String layer) {
        return byLayer.getOrDefault(layer, List.of());
    }

    private List<Segment> outputOf(LayerSpec layer) {
        if (layer instanceof DenseSpec dense) {
            return List.of(new Segment(dense.units().value(), Component.ofNormal()));
        }
        if (layer instanceof EmbeddingSpec embedding) {
            return List.of(new Segment(embedding.units().value(), Component.ofNormal()));
        }
        if (layer.sources().isEmpty()) {
            return List.of(); // an error elsewhere
        }
        List<Segment> read = of(layer.sources().get(0));
        if (layer instanceof RateSpec dropout && dropout.rate().value() > 0) {
            read.forEach(
                    segment -> segment.component().addDropout(1 - dropout.rate().value()));
        } else if (layer instanceof GaussianNoiseSpec noise && noise.deviation().value() > 0) {
            read.forEach(segment -> segment.component().addNormal());
        } else if (layer instanceof ConcatSpec) {
            return layer.sources().stream()
                    .flatMap(source -> of(source).stream())
                    .toList();
        } else if (layer instanceof AddSpec) {
            return sum(layer.sources());
        }
        return read;
    }

    /** Cuts features where one of the terms is cut, and unites what is added. */
    private List<Segment> sum(List<String> terms) {
        List<Segment> sum = new ArrayList<>();
        long start = 0;
        for (long end : ends(terms)) {
            Component component = at(terms.get(0), start);
            for (String term : terms) {
                component.unite(at(term, start));
            }
            sum.add(new Segment(end - start, component));
            start = end;
        }
        return sum;
    }

    private SortedSet<Long> ends(List<String> terms) {
        TreeSet<Long> ends = new TreeSet<>();
        for (String term : terms) {
            long end = 0;
            for (Segment segment : of(term)) {
                end += segment.width();
                ends.add(end);
            }
        }
        return ends;
    }

    /** The component of the feature with an index, or of the last one: terms of different widths are an error elsewhere. */
    private Component at(String layer, long index) {
        long end = 0;
        Component last = Component.ofNormal();
        for (Segment segment : of(layer)) {
            last = segment.component();
            end += segment.width();
            if (index < end) {
                return last;
            }
        }
        return last;
    }
}
