package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.DivergenceException;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.schedule.LearningRateSchedule;
import dev.gradwright.runtime.schedule.TrainingPlan;
import dev.gradwright.runtime.settings.NetworkSettings;
import dev.gradwright.runtime.settings.Setting;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Updates the parameters of a network, one step for each batch: it clips, decays, updates, averages, constrains and
 * counts, in that order. Frozen parameters and their slots do not change. All memory is allocated at construction;
 * steps allocate nothing.
 */
public final class ParameterOptimizer implements NetworkOptimizer, Stateful {
    private final Kernels kernels;
    private final List<NetworkParameter> parameters;
    private final ParameterSlots[] slots;
    private final List<RateGroup> groups = new ArrayList<>();
    /** That of the parameters whose multiplier of the learning rate is 1. */
    private final UpdateRule rule;

    private final UpdatePass update;
    private final GradientClipping clipping;
    private LearningRateSchedule schedule;
    private ParameterAverage[] averages = {};
    private Setting weightDecay = Setting.of(0);
    private boolean decaysPerEpoch;
    private Setting averaging = Setting.of(0);
    private NetworkSettings settings = NetworkSettings.declared();
    private TrainingPlan plan = TrainingPlan.UNKNOWN;
    private long steps;
    private long batches;

    /**
     * @param kernels those that created the parameters
     * @param parameters all parameters of the network; those that are never trained are skipped
     * @param rules creates a rule that updates weights: one for the layers with the learning rate of the network, and one
     *     for each other multiplier
     * @param schedule the learning rate of each step
     * @param clipping of the gradients before each update
     */
    public ParameterOptimizer(
            Kernels kernels,
            List<? extends Parameter> parameters,
            Supplier<? extends UpdateRule> rules,
            LearningRateSchedule schedule,
            GradientClipping clipping) {
        this.kernels = kernels;
        this.parameters = trained(parameters);
        this.rule = rules.get();
        groups.add(new RateGroup("rule", Setting.of(1), rule));
        this.slots = new ParameterSlots[this.parameters.size()];
        for (int i = 0; i < slots.length; i++) {
            NetworkParameter parameter = this.parameters.get(i);
            slots[i] = new ParameterSlots(parameter, groupOf(parameter.learningRate(), rules));
        }
        this.update = new UpdatePass(slots);
        this.schedule = schedule;
        this.clipping = clipping;
    }

    private RateGroup groupOf(Setting multiplier, Supplier<? extends UpdateRule> rules) {
        for (RateGroup group : groups) {
            if (group.takes(multiplier)) {
                return group;
            }
        }
        RateGroup created = new RateGroup("rule" + (groups.size() + 1), multiplier, rules.get());
        groups.add(created);
        return created;
    }

    /** The implementation of a network's optimizer. */
    public static ParameterOptimizer of(NetworkOptimizer optimizer) {
        return (ParameterOptimizer) optimizer;
    }

    private static List<NetworkParameter> trained(List<? extends Parameter> parameters) {
        return parameters.stream()
                .map(NetworkParameter::of)
                .filter(NetworkParameter::hasGradient)
                .toList();
    }

    /**
     * Sets the weight decay before each update, decoupled from the gradient: {@code w ← w − w·decay·η}. Call it before
     * the first step.
     *
     * @param decay finite and at least 0
     * @param biases whether biases decay
     * @param norms whether the scales and offsets of normalizations decay
     */
    public ParameterOptimizer decaying(Setting decay, boolean biases, boolean norms) {
        weightDecay = decay;
        for (ParameterSlots parameter : slots) {
            parameter.decaying(biases, norms);
        }
        return this;
    }

    /**
     * Divides the weight decay by the number of steps of an epoch, so that the decay of an epoch does not depend on the
     * number of rows and the batch size. Steps without a plan do not decay. Call it before the first step.
     */
    public ParameterOptimizer perEpoch() {
        decaysPerEpoch = true;
        return this;
    }

    /**
     * Keeps an exponential moving average of all weights: {@code a ← momentum·a + (1 − momentum)w} after each update,
     * and {@code a = w} after the first. Call it before the first step. {@link #applyAverages} replaces the weights by
     * the average; a trainer calls it at the end of a fit.
     *
     * @param momentum in [0, 1); 0 keeps no average
     */
    public ParameterOptimizer averaging(Setting momentum) {
        averaging = momentum;
        averages = momentum.isAlwaysZero()
                ? new ParameterAverage[0]
                : parameters.stream().map(ParameterAverage::new).toArray(ParameterAverage[]::new);
        return this;
    }

    /**
     * Determines the scheduled settings of the network for each step. Call it before the first step.
     *
     * @throws IllegalStateException if a schedule returns a value that is out of range for the first step
     */
    public ParameterOptimizer following(NetworkSettings scheduled) {
        settings = scheduled;
        settings.update(steps, plan);
        return this;
    }

    /** Updates the parameters by their gradients, and counts the step. Clipping changes the gradients too. */
    public void step() {
        double momentum = schedule.momentum(steps, plan);
        if (!Double.isNaN(momentum) && !Double.isNaN(rule.momentum())) {
            setMomentum(momentum);
        }
        clipping.clip(kernels, parameters);
        double learningRate = learningRate();
        double decay = decayOfStep();
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).beginStep(steps + 1, learningRate, decay);
        }
        update.run(kernels);
        for (ParameterAverage average : averages) {
            average.update(averaging.floatValue());
        }
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).constrain(kernels);
        }
        steps++;
        batches++;
        settings.update(steps, plan);
    }

    private double decayOfStep() {
        if (!decaysPerEpoch) {
            return weightDecay.value();
        }
        return plan.stepsPerEpoch() == 0 ? 0 : weightDecay.value() / plan.stepsPerEpoch();
    }

    /**
     * Throws unless all weights are finite: an update with a finite gradient may overflow.
     *
     * @throws DivergenceException naming the first parameter that is not finite
     */
    public void requireFiniteWeights() {
        for (NetworkParameter parameter : parameters) {
            parameter.requireFinite(kernels, steps, learningRate());
        }
    }

    /** Replaces the weights by their averages, if averages are kept; later steps start from there. */
    public void applyAverages() {
        for (ParameterAverage average : averages) {
            average.apply();
        }
    }

    /**
     * Visits the numbers of steps and batches, the plan of the fit, the momentum, slots and averages, and the state of rule and
     * schedule.
     */
    @Override
    public void visit(StateVisitor visitor) {
        steps = visitor.visit("steps", steps);
        batches = visitor.visit("batches", batches);
        visitPlan(visitor);
        for (int i = 0; i < groups.size(); i++) {
            visitor.visit(groups.get(i).name(), groups.get(i).rule());
        }
        visitMomentum(visitor);
        visitor.visit("schedule", schedule);
        for (ParameterSlots parameter : slots) {
            parameter.visit(visitor);
        }
        for (ParameterAverage average : averages) {
            average.visit(visitor);
        }
        settings.update(steps, plan);
    }

    private void visitPlan(StateVisitor visitor) {
        long firstStep = visitor.visit("plan.firstStep", plan.firstStep());
        long planned = visitor.visit("plan.steps", plan.steps());
        long stepsPerEpoch = visitor.visit("plan.stepsPerEpoch", plan.stepsPerEpoch());
        if (firstStep != plan.firstStep() || planned != plan.steps() || stepsPerEpoch != plan.stepsPerEpoch()) {
            plan = new TrainingPlan(firstStep, planned, stepsPerEpoch);
        }
    }

    private void visitMomentum(StateVisitor visitor) {
        if (!Double.isNaN(rule.momentum())) {
            setMomentum(visitor.visit("momentum", rule.momentum()));
        }
    }

    private void setMomentum(double momentum) {
        for (int i = 0; i < groups.size(); i++) {
            groups.get(i).rule().setMomentum(momentum);
        }
    }

    /**
     * The number of batches whose gradients were applied or accumulated, for drawing from the random streams: batches of
     * one step draw different numbers. Without accumulation it is the number of steps.
     */
    public long batches() {
        return batches;
    }

    /** Counts a batch whose gradients are not applied by themselves, so that the next one draws other numbers. */
    public void countBatch() {
        batches++;
    }

    /** An accumulator for steps of several batches. */
    public GradientAccumulator newAccumulator() {
        return new GradientAccumulator(this, kernels, parameters);
    }

    /** Replaces the schedule and returns the previous one. The number of steps does not change. */
    public LearningRateSchedule exchangeSchedule(LearningRateSchedule next) {
        LearningRateSchedule previous = schedule;
        schedule = next;
        return previous;
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public double learningRate() {
        return schedule.learningRate(steps, plan);
    }

    @Override
    public double momentum() {
        return rule.momentum();
    }

    /** Sets the length of the fit that starts now, for schedules that need it; a trainer calls it. */
    public void plan(TrainingPlan plan) {
        this.plan = plan;
        settings.update(steps, plan);
        schedule.fitStarted();
    }

    /** The name of the value that the schedule monitors; see {@link LearningRateSchedule#monitor}. */
    public String monitor() {
        return schedule.monitor();
    }

    /**
     * Passes the result of an epoch to the schedule; a trainer calls it.
     *
     * @param value the value that the schedule monitors
     */
    public void epochEnded(double value) {
        schedule.epochEnded(value);
    }
}
