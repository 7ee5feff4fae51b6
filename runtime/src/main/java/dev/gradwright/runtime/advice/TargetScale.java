package dev.gradwright.runtime.advice;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.runtime.TableNetwork;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.Training;
import dev.gradwright.runtime.statistics.Functions;
import java.util.Optional;

/**
 * Targets of a regression that are far from the outputs of a new network, which are near 0 with a deviation near 1. The
 * gradient of the squared error grows with the targets, so plain gradient descent diverges where an adaptive optimizer,
 * a clipped gradient or another loss is only slow.
 */
final class TargetScale {
    /** In the tests, SGD diverges if the targets have this size, and learns well if they have a third of it. */
    private static final double LARGE_FOR_SGD = 100;
    /** Adam takes too long for targets of the size 1,000, but not of 300. */
    private static final double LARGE = 500;
    /** Both take too long for a mean of 20 standard deviations, but not of 7. */
    private static final double FAR = 15;
    /** Both miss targets with a deviation of 0.014, but not of 0.14. */
    private static final double SMALL = 0.03;

    private TargetScale() {}

    /**
     * @param targets on the scale of the loss
     */
    static Optional<String> in(TrainableNetwork network, ColumnStatistics targets) {
        return problem(network.graph(), targets).map(problem -> problem + "; " + remedy(network));
    }

    private static String remedy(TrainableNetwork network) {
        return network instanceof TableNetwork<?, ?>
                ? "declare @TargetScaling"
                : "standardize the targets, and transform predictions back";
    }

    private static Optional<String> problem(Graph graph, ColumnStatistics targets) {
        boolean isExponential = Functions.of(graph.node(graph.outputs().get(0))) == ActivationFunction.EXPONENTIAL;
        if (!RegressionLosses.ofValues(graph) || isExponential || targets.rows() == 1) {
            return Optional.empty();
        }
        int column = targets.largest();
        double deviation = targets.deviation(column);
        if (targets.size(column) > limit(graph.training())) {
            return message("large", column, targets);
        } else if (Math.abs(targets.mean(column)) > FAR * deviation) {
            return message("far from 0", column, targets);
        }
        return deviation < SMALL ? message("small", column, targets) : Optional.empty();
    }

    private static double limit(Training training) {
        boolean isProportional = training.optimizer().kind().equals("Sgd")
                && training.loss().kind().equals("MEAN_SQUARED_ERROR")
                && training.clipping().isEmpty();
        return isProportional ? LARGE_FOR_SGD : LARGE;
    }

    private static Optional<String> message(String what, int column, ColumnStatistics targets) {
        return Optional.of(String.format(
                "the targets are %s: %s mean %s and standard deviation %s, but the outputs of a new network are near 0 and"
                        + " have a standard deviation near 1",
                what,
                targets.columns() == 1 ? "they have" : "column " + column + " has",
                Texts.number(targets.mean(column)),
                Texts.number(targets.deviation(column))));
    }
}
