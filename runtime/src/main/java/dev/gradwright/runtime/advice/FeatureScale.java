package dev.gradwright.runtime.advice;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.Node;
import dev.gradwright.runtime.statistics.Functions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Features that are much larger than standardized ones, or of which even the largest is much smaller. Large features are
 * no finding if each path from the input meets a normalization before its first activation and before the output.
 * Normalizations do not help with small ones, because they add ε to the variance. Indices of rows of tables do not count.
 */
final class FeatureScale {
    /** In the tests, networks learn worse if the root of the mean square of one feature is 100, but not if it is 10. */
    private static final double LARGE = 50;
    /** Likewise, if it is 0.003 for all features, but not with Adam if it is 0.01. */
    private static final double SMALL = 0.005;

    private static final Set<String> NORMALIZATIONS = Set.of("BatchNorm", "LayerNorm", "RmsNorm");

    private FeatureScale() {}

    static Optional<String> in(Graph graph, ColumnStatistics features) {
        Set<Integer> indices = indices(graph);
        int[] numbers = IntStream.range(0, features.columns())
                .filter(column -> !indices.contains(column))
                .toArray();
        if (numbers.length == 0) {
            return Optional.empty();
        }
        int largest = IntStream.of(numbers)
                .reduce((a, b) -> features.size(b) > features.size(a) ? b : a)
                .orElseThrow();
        double size = features.size(largest);
        if (size > 0 && size < SMALL) {
            return Optional.of("all features are small: even " + described(largest, features)
                    + "; transform the data with Standardizer.fit(train)");
        }
        if (size <= LARGE || isNormalized(graph)) {
            return Optional.empty();
        }
        long large = IntStream.of(numbers)
                .filter(column -> features.size(column) > LARGE)
                .count();
        String which = large == 1 ? "a feature is large" : large + " of " + numbers.length + " features are large";
        return Optional.of(which + ": " + described(largest, features)
                + "; transform the data with Standardizer.fit(train), or start with @BatchNorm");
    }

    /** The columns of the input that select rows of tables, whatever their size. */
    private static Set<Integer> indices(Graph graph) {
        Set<Integer> indices = new HashSet<>();
        for (Node node : graph.nodes()) {
            if (node.kind().equals("Embedding")) {
                List<?> columns = node.attributes().list("columns");
                for (int i = 0; i < columns.size(); i++) {
                    int first = ((Number) columns.get(i)).intValue();
                    int count = ((Number) node.attributes().list("counts").get(i)).intValue();
                    IntStream.range(first, first + count).forEach(indices::add);
                }
            }
        }
        return indices;
    }

    private static String described(int column, ColumnStatistics features) {
        return "feature %s has mean %s and standard deviation %s, but initial weights and usual learning rates suit mean 0 and standard deviation 1"
                .formatted(column, Texts.number(features.mean(column)), Texts.number(features.deviation(column)));
    }

    /** Follows the values that depend linearly on the features. */
    private static boolean isNormalized(Graph graph) {
        Set<String> raw = new HashSet<>(Set.of(graph.inputs().get(0).name()));
        for (Node node : graph.nodes()) {
            if (node.sources().stream().anyMatch(raw::contains) && !NORMALIZATIONS.contains(node.kind())) {
                if (Functions.of(node) != ActivationFunction.LINEAR) {
                    return false;
                }
                raw.add(node.name());
            }
        }
        return graph.outputs().stream().noneMatch(raw::contains);
    }
}
