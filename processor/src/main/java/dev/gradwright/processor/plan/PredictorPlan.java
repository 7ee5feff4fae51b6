package dev.gradwright.processor.plan;

import java.util.List;

/**
 * How a predictor runs: inference only, with batch norms folded into their dense neighbours and dropout gone.
 *
 * @param input the rows that come in
 * @param steps in order
 * @param output what the last step computed
 */
public record PredictorPlan(Buffer input, List<PredictorStep> steps, Buffer output) {
    public PredictorPlan {
        steps = List.copyOf(steps);
    }
}
