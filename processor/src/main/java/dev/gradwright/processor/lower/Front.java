package dev.gradwright.processor.lower;

import dev.gradwright.processor.spec.FeatureSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.TableSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The layers in front of those of the spec, which the compiler adds.
 *
 * @param layers in order
 * @param members number of rows for each example after them: that of the members of an ensemble, or 1
 */
record Front(List<LoweredLayer> layers, int members) {
    Front {
        layers = List.copyOf(layers);
    }

    static Front of(NetworkSpec spec) {
        List<LoweredLayer> layers = new ArrayList<>();
        spec.table()
                .flatMap(TableLowering::embeddings)
                .map(LoweredLayer::embeddings)
                .ifPresent(layers::add);
        int members =
                spec.ensemble().map(ensemble -> ensemble.members().value()).orElse(1);
        if (spec.ensemble().isPresent()) {
            String source = layers.isEmpty() ? LoweredLayer.INPUT : LoweredLayer.EMBEDDINGS;
            layers.add(LoweredLayer.ensemble(source, new Op.Expand(widths(spec), members)));
        }
        return new Front(layers, members);
    }

    /** The numbers of features that belong together: those of a component of a record, or one. */
    private static List<Integer> widths(NetworkSpec spec) {
        return spec.table()
                .map(Front::widths)
                .orElseGet(
                        () -> Collections.nCopies(spec.input().value().stream().reduce(1, Math::multiplyExact), 1));
    }

    private static List<Integer> widths(TableSpec table) {
        return table.features().stream()
                .map(FeatureSpec::width)
                .map(Math::toIntExact)
                .toList();
    }

    /** The path that a layer of the spec reads under the name of a source: instead of the input, the last layer here. */
    String sourceOf(String source) {
        return source.equals(LoweredLayer.INPUT) && !layers.isEmpty()
                ? layers.get(layers.size() - 1).name()
                : source;
    }
}
