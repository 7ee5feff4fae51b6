package dev.gradwright.processor.check;

import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LayerMethod;
import dev.gradwright.processor.spec.LayerSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many features layers give. */
final class Widths {
    private Widths() {}

    /** The widths of the input and of the layers, by name; those that cannot be made out are missing. */
    static Map<String, Integer> of(ExpandedSpec spec) {
        Map<String, Integer> widths = new HashMap<>();
        spec.network()
                .filter(network -> network.input().value().stream().allMatch(dimension -> dimension > 0))
                .ifPresent(network -> widths.put(
                        LayerMethod.INPUT, network.input().value().stream().reduce(1, (a, b) -> a * b)));
        spec.layers().forEach(layer -> of(layer, widths).ifPresent(width -> widths.put(layer.name(), width)));
        return widths;
    }

    private static Optional<Integer> of(LayerSpec layer, Map<String, Integer> widths) {
        if (layer instanceof LayerSpec.DenseSpec dense) {
            return Optional.of(dense.units().value());
        }
        List<String> sources = layer.sources();
        if (sources.isEmpty() || !widths.keySet().containsAll(sources)) {
            return Optional.empty();
        }
        return Optional.of(
                layer instanceof LayerSpec.ConcatSpec
                        ? sources.stream().mapToInt(widths::get).sum()
                        : widths.get(sources.get(0)));
    }
}
