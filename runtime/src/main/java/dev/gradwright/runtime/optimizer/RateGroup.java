package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.settings.Setting;

/**
 * The parameters that have one multiplier of the learning rate. They have a rule of their own, because a rule has one
 * rate in a step.
 */
final class RateGroup {
    private final String name;
    private final Setting multiplier;
    private final UpdateRule rule;
    private float decay;

    /** @param name of the rule in saved state */
    RateGroup(String name, Setting multiplier, UpdateRule rule) {
        this.name = name;
        this.multiplier = multiplier;
        this.rule = rule;
    }

    String name() {
        return name;
    }

    /** Whether the parameters of that multiplier belong to this group. */
    boolean takes(Setting other) {
        boolean isFixed = !multiplier.isScheduled() && !other.isScheduled();
        return multiplier == other || (isFixed && multiplier.value() == other.value());
    }

    UpdateRule rule() {
        return rule;
    }

    /** The fraction by which weights decay in this step. */
    float decay() {
        return decay;
    }

    /**
     * Begins a step.
     *
     * @param step counted from 1
     * @param learningRate of the network
     * @param weightDecay of the network
     */
    void beginStep(long step, double learningRate, double weightDecay) {
        double own = learningRate * multiplier.value();
        decay = (float) (weightDecay * own);
        rule.beginStep(step, own);
    }
}
