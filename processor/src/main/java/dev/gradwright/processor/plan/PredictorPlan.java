package dev.gradwright.processor.plan;

import dev.gradwright.processor.lower.Decision;
import java.util.List;

/**
 * The plan of a predictor: inference only, without dropout, and with batch norms folded into dense layers.
 *
 * @param input the rows to predict
 * @param steps in order
 * @param output the buffer of the result
 * @param decision how a row is classified
 * @param threshold above which an output predicts the positive class; NaN if the largest output decides
 */
public record PredictorPlan(
        Buffer input, List<PredictorStep> steps, Buffer output, Decision decision, double threshold) {
    public PredictorPlan {
        steps = List.copyOf(steps);
    }

    /** All buffers but the input, in the order in which they are first written. */
    public List<Buffer> ownBuffers() {
        return steps.stream()
                .map(PredictorStep::out)
                .filter(buffer -> !buffer.equals(input))
                .distinct()
                .toList();
    }

    /** The names of the steps that write a buffer, in order. */
    public List<String> usersOf(Buffer buffer) {
        return steps.stream()
                .filter(step -> step.out().equals(buffer))
                .map(step -> step.layer().name())
                .toList();
    }
}
