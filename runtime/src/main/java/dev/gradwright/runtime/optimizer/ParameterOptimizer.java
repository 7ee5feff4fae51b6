package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.schedule.LearningRateSchedule;
import dev.gradwright.runtime.schedule.TrainingPlan;
import java.util.List;

/**
 * Changes the parameters of a network, one step for each batch: clip, update, count. Frozen parameters are passed over and
 * keep the state they had. The state is allocated here; steps allocate nothing.
 */
public final class ParameterOptimizer {
    private final Kernels kernels;
    private final List<Parameter> parameters;
    private final ParameterSlots[] slots;
    private final UpdateRule rule;
    private final LearningRateSchedule schedule;
    private final GradientClipping clipping;
    private TrainingPlan plan = TrainingPlan.UNKNOWN;
    private long steps;

    /**
     * @param kernels those that made the parameters
     * @param parameters all of a network's; those that are never trained are passed over
     * @param rule how weights are changed
     * @param schedule the learning rate of each step
     * @param clipping what is done to the gradients before
     */
    public ParameterOptimizer(
            Kernels kernels,
            List<Parameter> parameters,
            UpdateRule rule,
            LearningRateSchedule schedule,
            GradientClipping clipping) {
        this.kernels = kernels;
        this.parameters = parameters.stream().filter(Parameter::hasGradient).toList();
        this.slots = this.parameters.stream()
                .map(parameter -> new ParameterSlots(parameter, rule))
                .toArray(ParameterSlots[]::new);
        this.rule = rule;
        this.schedule = schedule;
        this.clipping = clipping;
    }

    /** Changes the parameters by the gradients they hold, and counts the step. Clipping changes the gradients as well. */
    public void step() {
        double momentum = schedule.momentum(steps, plan);
        if (!Double.isNaN(momentum) && !Double.isNaN(rule.momentum())) {
            rule.setMomentum(momentum);
        }
        clipping.clip(kernels, parameters);
        rule.beginStep(steps + 1, learningRate());
        for (ParameterSlots parameter : slots) {
            parameter.update(rule);
        }
        steps++;
    }

    /** Number of steps done. */
    public long steps() {
        return steps;
    }

    /** The learning rate of the next step. */
    public double learningRate() {
        return schedule.learningRate(steps, plan);
    }

    /** The momentum (β₁ in the Adam family) that the rule has now; NaN where it has none. */
    public double momentum() {
        return rule.momentum();
    }

    /** Says how long the training is to be, for schedules that stretch over all of it; a trainer does. */
    public void plan(TrainingPlan plan) {
        this.plan = plan;
    }
}
