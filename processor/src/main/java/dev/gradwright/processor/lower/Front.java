package dev.gradwright.processor.lower;

import dev.gradwright.processor.spec.EnsembleSpec;
import dev.gradwright.processor.spec.FeatureSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.TableSpec;
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
        return spec.ensemble().map(ensemble -> of(spec, ensemble)).orElseGet(() -> new Front(List.of(), 1));
    }

    private static Front of(NetworkSpec spec, EnsembleSpec ensemble) {
        int members = ensemble.members().value();
        return new Front(List.of(LoweredLayer.ensemble(new Op.Expand(widths(spec), members))), members);
    }

    /** The numbers of columns that belong together: those of a component of a record, or one. */
    private static List<Integer> widths(NetworkSpec spec) {
        return spec.table()
                .map(Front::widths)
                .orElseGet(
                        () -> Collections.nCopies(spec.input().value().stream().reduce(1, Math::multiplyExact), 1));
    }

    private static List<Integer> widths(TableSpec table) {
        return table.features().stream()
                .map(FeatureSpec::columns)
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
