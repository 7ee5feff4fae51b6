package dev.gradwright.runtime.optimizer;

import dev.gradwright.runtime.DivergenceException;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.schedule.LearningRateSchedule;
import dev.gradwright.runtime.schedule.TrainingPlan;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.util.List;

/**
 * Changes the parameters of a network, one step for each batch: clip, decay, update, average, constrain, count. Frozen parameters are
 * passed over and keep the state they had. The state is allocated here; steps allocate nothing.
 */
public final class ParameterOptimizer implements NetworkOptimizer, Stateful {
    private final Kernels kernels;
    private final List<NetworkParameter> parameters;
    private final ParameterSlots[] slots;
    private final UpdateRule rule;
    private final UpdatePass update;
    private final GradientClipping clipping;
    private LearningRateSchedule schedule;
    private ParameterAverage[] averages = {};
    private double weightDecay;
    private double averaging;
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
            List<? extends Parameter> parameters,
            UpdateRule rule,
            LearningRateSchedule schedule,
            GradientClipping clipping) {
        this.kernels = kernels;
        this.parameters = trained(parameters);
        this.slots = new ParameterSlots[this.parameters.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new ParameterSlots(this.parameters.get(i), rule);
        }
        this.rule = rule;
        this.update = new UpdatePass(slots);
        this.schedule = schedule;
        this.clipping = clipping;
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
     * Lets all weights decay before each update, decoupled from the gradient: {@code w ← w − w·decay·η}. Said once, before the
     * first step.
     *
     * @param decay at least 0
     * @throws IllegalArgumentException unless {@code decay} is finite and at least 0
     */
    public ParameterOptimizer decaying(double decay) {
        if (!(decay >= 0 && decay <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("the weight decay must be finite and at least 0, but is " + decay);
        }
        weightDecay = decay;
        return this;
    }

    /**
     * Keeps an exponential moving average of all weights: {@code a ← momentum·a + (1 − momentum)w} after each update, and
     * {@code a = w} after the first. Said once, before the first step. The average takes the place of the weights when {@link
     * #applyAverages} is called, as a trainer does at the end of a fit.
     *
     * @param momentum in [0, 1); 0 keeps no average
     * @throws IllegalArgumentException unless {@code momentum} is in [0, 1)
     */
    public ParameterOptimizer averaging(double momentum) {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException("the momentum of the average must be in [0, 1), but is " + momentum);
        }
        averaging = momentum;
        averages = momentum == 0
                ? new ParameterAverage[0]
                : parameters.stream().map(ParameterAverage::new).toArray(ParameterAverage[]::new);
        return this;
    }

    /** Changes the parameters by the gradients they hold, and counts the step. Clipping changes the gradients as well. */
    public void step() {
        double momentum = schedule.momentum(steps, plan);
        if (!Double.isNaN(momentum) && !Double.isNaN(rule.momentum())) {
            rule.setMomentum(momentum);
        }
        clipping.clip(kernels, parameters);
        double learningRate = learningRate();
        float decay = (float) (weightDecay * learningRate);
        rule.beginStep(steps + 1, learningRate);
        update.run(kernels, decay);
        for (ParameterAverage average : averages) {
            average.update((float) averaging);
        }
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).constrain(kernels);
        }
        steps++;
    }

    /**
     * Throws unless all weights are finite: an update by a finite gradient may overflow.
     *
     * @throws DivergenceException naming the first parameter that is not
     */
    public void requireFiniteWeights() {
        for (NetworkParameter parameter : parameters) {
            parameter.requireFinite(kernels, steps, learningRate());
        }
    }

    /** Gives the parameters the average of their weights, where one is kept; further steps go on from there. */
    public void applyAverages() {
        for (ParameterAverage average : averages) {
            average.apply();
        }
    }

    /** Visits the number of steps, the plan of the fit, the momentum, slots and averages, and the state of rule and schedule. */
    @Override
    public void visit(StateVisitor visitor) {
        steps = visitor.visit("steps", steps);
        plan = new TrainingPlan(
                visitor.visit("plan.firstStep", plan.firstStep()),
                visitor.visit("plan.steps", plan.steps()),
                visitor.visit("plan.stepsPerEpoch", plan.stepsPerEpoch()));
        visitor.visit("rule", rule);
        visitMomentum(visitor);
        visitor.visit("schedule", schedule);
        for (ParameterSlots parameter : slots) {
            parameter.visit(visitor);
        }
        for (ParameterAverage average : averages) {
            average.visit(visitor);
        }
    }

    private void visitMomentum(StateVisitor visitor) {
        if (!Double.isNaN(rule.momentum())) {
            rule.setMomentum(visitor.visit("momentum", rule.momentum()));
        }
    }

    /** Puts a schedule in the place of the one so far, which is returned; steps are counted on. */
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

    /** Says how long the training that begins now is to be, for schedules that stretch over all of it; a trainer does. */
    public void plan(TrainingPlan plan) {
        this.plan = plan;
        schedule.fitStarted();
    }

    /** The name of the value that the schedule takes of each epoch; see {@link LearningRateSchedule#monitor}. */
    public String monitor() {
        return schedule.monitor();
    }

    /**
     * Says what came of an epoch, for schedules that wait for a plateau; a trainer does.
     *
     * @param value the one that the schedule monitors
     */
    public void epochEnded(double value) {
        schedule.epochEnded(value);
    }
}
