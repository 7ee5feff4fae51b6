package dev.gradwright.runtime.advice;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.Node;
import dev.gradwright.runtime.statistics.Functions;
import java.util.Locale;
import java.util.Optional;
import org.ejml.data.FMatrixRMaj;

/**
 * Targets of a regression that the activation of the output cannot reach. The share of their variance that remains even
 * if each prediction is the nearest value that the output can have must be at least 1 %, so single outliers do not
 * count.
 */
final class OutputRange {
    private static final double SHARE = 0.01;

    private OutputRange() {}

    static Optional<String> in(Graph graph, FMatrixRMaj targets, ColumnStatistics statistics) {
        Node output = graph.node(graph.outputs().get(0));
        ActivationFunction function = Functions.of(output);
        if (!RegressionLosses.ofValues(graph)) {
            return Optional.empty();
        }
        ActivationRange range = ActivationRange.of(function, Functions.alpha(output));
        double unreachable = 0;
        long outside = 0;
        int furthest = 0;
        for (int i = 0; i < targets.getNumElements(); i++) {
            double distance = distance(targets.data[i], range);
            unreachable += distance * distance;
            outside += distance > 0 ? 1 : 0;
            furthest = distance > distance(targets.data[furthest], range) ? i : furthest;
        }
        if (outside == 0 || unreachable / targets.numRows < SHARE * variance(statistics)) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%s has %s, so predictions are %s, but %s of the targets are outside, such as %s in row %d; use an output"
                        + " without an activation, or scale the targets",
                output.name(),
                function,
                range,
                percentOrFew((double) outside / targets.getNumElements()),
                Texts.number(targets.data[furthest]),
                furthest / targets.numCols));
    }

    private static String percentOrFew(double share) {
        return share < 0.01 ? "less than 1 %" : Texts.percent(share);
    }

    private static double distance(double target, ActivationRange range) {
        return Math.abs(target - range.nearest(target));
    }

    private static double variance(ColumnStatistics statistics) {
        double sum = 0;
        for (int column = 0; column < statistics.columns(); column++) {
            sum += statistics.deviation(column) * statistics.deviation(column);
        }
        return sum;
    }
}
