package dev.gradwright.processor.advice;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.gradwright.processor.check.LayerFeatures;
import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.signal.Propagation;
import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Origin;
import dev.gradwright.processor.spec.PartSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A network with the connections between its layers in both directions. */
final class Wiring {
    private final NetworkSpec network;
    private final LayerFeatures features;
    private final List<LayerSpec> layers;
    private final Map<String, LayerSpec> byName = new HashMap<>();
    private final Map<String, List<LayerSpec>> readers = new HashMap<>();

    private @Nullable Propagation signals;

    private Wiring(NetworkSpec network, LayerFeatures features) {
        this.network = network;
        this.features = features;
        this.layers = network.layers();
        for (LayerSpec layer : layers) {
            byName.put(layer.name(), layer);
            layer.sources()
                    .forEach(source -> readers.computeIfAbsent(source, name -> new ArrayList<>())
                            .add(layer));
        }
    }

    /** The connections in a spec whose layers are all known. */
    static Wiring of(ExpandedSpec spec) {
        return new Wiring(spec.network().orElseThrow(), LayerFeatures.of(spec));
    }

    /** How signals and gradients propagate at initialization. */
    Propagation signals() {
        if (signals == null) {
            signals = Propagation.of(network);
        }
        return signals;
    }

    /** The same connections between changed layers. */
    Wiring with(NetworkSpec changed) {
        return new Wiring(changed, features);
    }

    /** The network, for everything but its layers. */
    NetworkSpec network() {
        return network;
    }

    /** All layers in order, blocks and repeats expanded. */
    List<LayerSpec> layers() {
        return layers;
    }

    /** The layers of a type, in order. */
    <L extends LayerSpec> Stream<L> layers(Class<L> type) {
        return layers.stream().filter(type::isInstance).map(type::cast);
    }

    /** The number of features that a layer outputs, or those of the input; empty if it is not known, or wrong. */
    OptionalLong width(String name) {
        return features.of(name).width();
    }

    /** Whether a layer is the last one, whose values are the output of the network. */
    boolean isOutput(LayerSpec layer) {
        return layer.name().equals(layers.get(layers.size() - 1).name());
    }

    /** Whether a layer reads the network's input. */
    boolean readsInput(LayerSpec layer) {
        return layer.sources().contains(LayerMethod.INPUT);
    }

    /** The layers that read a layer, in order. */
    List<LayerSpec> readers(LayerSpec layer) {
        return readers.getOrDefault(layer.name(), List.of());
    }

    /** The layers that a layer reads, in order, without the network's input. */
    List<LayerSpec> sources(LayerSpec layer) {
        return layer.sources().stream()
                .filter(byName::containsKey)
                .map(byName::get)
                .toList();
    }

    /** The layer that reads a layer; empty if none does, or several do. */
    Optional<LayerSpec> onlyReader(LayerSpec layer) {
        List<LayerSpec> all = readers(layer);
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** The layer that a layer reads; empty if it reads the input, or several layers. */
    Optional<LayerSpec> onlySource(LayerSpec layer) {
        return layer.sources().size() == 1 ? sources(layer).stream().findFirst() : Optional.empty();
    }

    /**
     * The layer that uses the values of a layer: follows the only readers down to the first that is not skipped; empty
     * where the chain ends or divides.
     */
    Optional<LayerSpec> below(LayerSpec layer, Predicate<LayerSpec> isSkipped) {
        Optional<LayerSpec> reader = onlyReader(layer);
        while (reader.filter(isSkipped).isPresent()) {
            reader = reader.flatMap(this::onlyReader);
        }
        return reader;
    }

    /**
     * The layer whose values a layer uses: follows the only sources up to the first that is not skipped; empty where
     * the chain comes from the input or a join that is skipped.
     */
    Optional<LayerSpec> above(LayerSpec layer, Predicate<LayerSpec> isSkipped) {
        Optional<LayerSpec> source = onlySource(layer);
        while (source.filter(isSkipped).isPresent()) {
            source = source.flatMap(this::onlySource);
        }
        return source;
    }

    /**
     * Judges every layer of a type and reports the mistakes. Repeats and uses of a block share their methods, so a
     * mistake there is reported once, for the first copy, and only if it is one in every copy. It is not reported if
     * another network may use the layer without the causes, as with a supertype or a block that does not declare them.
     */
    <L extends LayerSpec> void report(Class<L> type, Function<L, Optional<Finding>> judge, Report report) {
        for (List<L> copies : copiesOf(type)) {
            List<Finding> findings = new ArrayList<>();
            for (L copy : copies) {
                judge.apply(copy)
                        .filter(finding -> finding.causes().stream().allMatch(cause -> isAlwaysWith(copy, cause)))
                        .ifPresent(findings::add);
            }
            if (findings.size() == copies.size()) {
                Finding first = findings.get(0);
                report.at(first.origin(), first.message());
            }
        }
    }

    /** The layers of a type by the method that declares them. */
    <L extends LayerSpec> Collection<List<L>> copiesOf(Class<L> type) {
        Map<Origin, List<L>> byMethod =
                layers(type).collect(groupingBy(layer -> layer.method().origin(), LinkedHashMap::new, toList()));
        return byMethod.values();
    }

    /** Whether the network itself declares a layer, so that no other network can use it in another place. */
    boolean isDeclaredByNetwork(LayerSpec layer) {
        return blockOf(layer.name()).isEmpty()
                && network.parts().stream().noneMatch(part -> part.methods().contains(firstOf(layer.name())));
    }

    /** Whether every network that has a layer has the other one, too. */
    boolean isAlwaysWith(LayerSpec layer, LayerSpec other) {
        String block = blockOf(layer.name());
        if (!block.isEmpty()) {
            return other.name().startsWith(block + ".");
        }
        String method = firstOf(layer.name());
        String otherMethod = firstOf(other.name());
        for (PartSpec part : network.parts()) {
            if (part.methods().contains(method) && !part.methods().contains(otherMethod)) {
                return false;
            }
        }
        return true;
    }

    /** The path of the block around a layer; empty if the spec itself declares the layer. */
    private static String blockOf(String path) {
        String method = path.replaceFirst("\\.\\d+$", "");
        return method.contains(".") ? method.substring(0, method.lastIndexOf('.')) : "";
    }

    private static String firstOf(String path) {
        return path.split("\\.", 2)[0];
    }
}
