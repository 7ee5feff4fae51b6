package dev.gradwright.processor.lower;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a network is trained.
 *
 * @param learningRate the initial one
 * @param rule the update rule; custom if {@code customRule} is present
 * @param slots number of values that the rule keeps for each weight; empty if it is custom, because only its class knows
 * @param schedule of the learning rate; custom if {@code customSchedule} is present
 * @param weightDecay 0 for none
 * @param averaging the momentum of the moving average of the weights; 0 for no average
 * @param decayBiases whether the weight decay acts on biases
 * @param decayNorms whether it acts on the parameters of normalizations
 * @param decayPerEpoch whether it is that of an epoch rather than of an update
 */
public record TrainingOp(
        double learningRate,
        Choice rule,
        Optional<CustomChoice> customRule,
        OptionalInt slots,
        Choice schedule,
        Optional<CustomChoice> customSchedule,
        Optional<ClipOp> clip,
        double weightDecay,
        double averaging,
        boolean decayBiases,
        boolean decayNorms,
        boolean decayPerEpoch) {}
