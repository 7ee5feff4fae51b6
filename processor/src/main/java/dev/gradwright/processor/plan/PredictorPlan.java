package dev.gradwright.processor.plan;

import java.util.List;

/**
 * How a predictor runs: inference only, with batch norms folded into their dense neighbours and dropout gone.
 *
 * @param input the rows that come in
 * @param steps in order
 * @param output what the last step computed
 * @param threshold above which a single output predicts a positive
 */
public record PredictorPlan(Buffer input, List<PredictorStep> steps, Buffer output, double threshold) {
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
