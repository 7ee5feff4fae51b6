package dev.gradwright.runtime.advice;

import dev.gradwright.dsl.LossFunction;
import dev.gradwright.runtime.graph.Graph;
import java.util.Arrays;

/** Which losses compare a prediction with a value in the unit of the target. */
final class RegressionLosses {
    private RegressionLosses() {}

    /** Whether the loss of a network is one of them. */
    static boolean ofValues(Graph graph) {
        String kind = graph.training().loss().kind();
        return Arrays.stream(LossFunction.values())
                .filter(loss -> loss.name().equals(kind))
                .anyMatch(RegressionLosses::ofValues);
    }

    private static boolean ofValues(LossFunction loss) {
        return switch (loss) {
            case MEAN_SQUARED_ERROR, MEAN_ABSOLUTE_ERROR, HUBER, LOG_COSH, QUANTILE -> true;
            default -> false;
        };
    }
}
