package dev.gradwright.runtime.advice;

import dev.gradwright.runtime.graph.Graph;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Features that have the same value in all rows. Zeros among features that are never negative are no finding: pixels at
 * a border, counts and one-hot columns may always be 0. Nor are those of pictures, that is, of inputs of two or more
 * dimensions.
 */
final class ConstantFeature {
    private ConstantFeature() {}

    static Optional<String> in(Graph graph, ColumnStatistics features) {
        if (graph.inputs().get(0).shape().size() > 1 || features.rows() == 1) {
            return Optional.empty();
        }
        int[] columns = IntStream.range(0, features.columns())
                .filter(features::isConstant)
                .toArray();
        if (columns.length == 0 || areAbsent(columns, features)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%s the same value in all %s: feature %d is always %s, so the network learns nothing from it; check how it"
                        + " is read, or remove it",
                columns.length == 1 ? "a feature has" : columns.length + " of " + features.columns() + " features have",
                Texts.count(features.rows(), "row"),
                columns[0],
                Texts.number(features.min(columns[0]))));
    }

    private static boolean areAbsent(int[] columns, ColumnStatistics features) {
        return IntStream.of(columns).allMatch(column -> features.max(column) == 0)
                && IntStream.range(0, features.columns()).allMatch(column -> features.min(column) >= 0);
    }
}
