package dev.gradwright.processor.lower;

import java.util.Optional;

/**
 * How a network is trained.
 *
 * @param learningRate the initial one
 * @param rule the update rule; of the user's own if {@code customRule} is present
 * @param schedule of the learning rate; of the user's own if {@code customSchedule} is present
 * @param weightDecay 0 for none
 * @param averaging the share of the past in the average of the weights; 0 for no average
 */
public record TrainingOp(
        double learningRate,
        Choice rule,
        Optional<CustomChoice> customRule,
        Choice schedule,
        Optional<CustomChoice> customSchedule,
        Optional<ClipOp> clip,
        double weightDecay,
        double averaging) {}
