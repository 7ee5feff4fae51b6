package dev.gradwright.runtime.settings;

import dev.gradwright.runtime.schedule.LearningRateSchedule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values that replace those of the annotations when a network is created:
 *
 * <pre>{@code
 * FashionClassifierNetwork network = FashionClassifierNetwork.create(
 *         42, settings -> settings.learningRate(3e-4).dropout("dropout1", 0.3));
 * }</pre>
 *
 * <p>Each setting has a name. {@code optimizer.beta1}, {@code schedule.steps}, {@code clip.globalNorm} and {@code
 * loss.labelSmoothing} have the names of the attributes of the annotations; those of a layer begin with the path of the
 * layer, as in {@code dropout1.rate} or {@code tower.0.dense.l2}. There are methods for the values that are set most
 * often; {@link #set} sets any of them by its name. If a setting is set twice, the last value counts.
 *
 * <p>Names and ranges are checked when the network is created, before anything is allocated. A penalty that the spec
 * does not declare cannot be set, nor can the momentum of Adam, which has none.
 *
 * <p>Kinds of layers, units, activations and initializers are not settings, because the generated code depends on them.
 */
public final class Settings {
    /** The setting that is {@code optimizer.learningRate}, or {@code schedule.maxLearningRate} of a 1cycle. */
    static final String RATE = "learningRate";

    /** The setting that is the schedule as a whole. */
    static final String SCHEDULE = "schedule";

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** No settings: all values are those of the annotations. */
    public Settings() {}

    /**
     * The learning rate: the optimizer's, from which a schedule starts, or the highest one of a 1cycle.
     *
     * @param rate greater than 0
     */
    public Settings learningRate(double rate) {
        return set(RATE, rate);
    }

    /**
     * The multiplier of the learning rate of a layer, at least 0. It need not be declared.
     *
     * @param layer the path of a layer with trained parameters
     */
    public Settings learningRate(String layer, double multiplier) {
        return set(layer + "." + Places.LEARNING_RATE, multiplier);
    }

    /** The momentum of SGD or RMSprop, in [0, 1). */
    public Settings momentum(double momentum) {
        return set("optimizer.momentum", momentum);
    }

    /** β₁ of the Adam family or Lion, in [0, 1). */
    public Settings beta1(double beta1) {
        return set("optimizer.beta1", beta1);
    }

    /** β₂ of the Adam family or Lion, in [0, 1). */
    public Settings beta2(double beta2) {
        return set("optimizer.beta2", beta2);
    }

    /** ρ of RMSprop or AdaDelta, in [0, 1). */
    public Settings rho(double rho) {
        return set("optimizer.rho", rho);
    }

    /** ε of the optimizer, greater than 0. */
    public Settings epsilon(double epsilon) {
        return set("optimizer.epsilon", epsilon);
    }

    /** The decoupled weight decay, at least 0. */
    public Settings weightDecay(double decay) {
        return set("optimizer.weightDecay", decay);
    }

    /** The momentum of the average of the weights, in [0, 1); 0 for no average. */
    public Settings averaging(double momentum) {
        return set("optimizer.averaging", momentum);
    }

    /**
     * The rate of a dropout, in [0, 1).
     *
     * @param layer the path of the layer
     */
    public Settings dropout(String layer, double rate) {
        return set(layer + ".rate", rate);
    }

    /**
     * The standard deviation of noise, at least 0.
     *
     * @param layer the path of the layer
     */
    public Settings noise(String layer, double deviation) {
        return set(layer + ".deviation", deviation);
    }

    /**
     * The factor of the L1 penalty on the weights of a layer, at least 0.
     *
     * @param layer the path of a layer that declares {@code @L1}
     */
    public Settings l1(String layer, double factor) {
        return set(layer + ".l1", factor);
    }

    /**
     * The factor of the L2 penalty on the weights of a layer, at least 0.
     *
     * @param layer the path of a layer that declares {@code @L2}
     */
    public Settings l2(String layer, double factor) {
        return set(layer + ".l2", factor);
    }

    /**
     * The factor of the L2 penalty on the output of a layer, at least 0.
     *
     * @param layer the path of a layer that declares {@code @ActivityL2}
     */
    public Settings activityL2(String layer, double factor) {
        return set(layer + ".activityL2", factor);
    }

    /**
     * The largest norm of the incoming weights of a unit, greater than 0.
     *
     * @param layer the path of a layer that declares {@code @MaxNorm}
     */
    public Settings maxNorm(String layer, double limit) {
        return set(layer + "." + Places.MAX_NORM, limit);
    }

    /** The largest absolute value of an element of a gradient, greater than 0; 0 for no clipping. */
    public Settings clipValue(double limit) {
        return set("clip.value", limit);
    }

    /** The largest norm of the gradient of a parameter, greater than 0; 0 for no clipping. */
    public Settings clipNorm(double limit) {
        return set("clip.norm", limit);
    }

    /** The largest norm of all gradients together, greater than 0; 0 for no clipping. */
    public Settings clipGlobalNorm(double limit) {
        return set("clip.globalNorm", limit);
    }

    /** The fraction of each target that is spread over the classes, in [0, 1). */
    public Settings labelSmoothing(double fraction) {
        return set("loss.labelSmoothing", fraction);
    }

    /**
     * A schedule of the learning rate in place of the declared one. A schedule may keep state, so each network needs
     * its own: create it in the lambda, not outside.
     */
    public Settings schedule(LearningRateSchedule schedule) {
        return put(SCHEDULE, schedule);
    }

    /**
     * A schedule for a setting, which is fixed otherwise, as in
     *
     * <pre>{@code
     * settings.schedule("dropout1.rate", (step, plan) -> Math.min(0.5, step * 1e-4));
     * }</pre>
     *
     * @param name of a setting that training reads in each step: all but the parameters of the loss and of the schedule,
     *     the flags, {@code initialAccumulator}, and the momentum of a batch norm
     * @param schedule its learning rate is the value. It must depend only on its arguments, because the value is computed
     *     again after a state is restored. Hence it cannot be a {@code PlateauSchedule}
     */
    public Settings schedule(String name, LearningRateSchedule schedule) {
        boolean isOfRate = name.equals(RATE) || name.equals("optimizer." + RATE);
        return put(isOfRate ? SCHEDULE : name, schedule);
    }

    /** Sets a number by its name. */
    public Settings set(String name, double value) {
        return put(name, value);
    }

    /** Sets a flag by its name, as in {@code optimizer.nesterov}. */
    public Settings set(String name, boolean value) {
        return put(name, value);
    }

    /** Sets everything that others set. */
    public Settings setAll(Settings others) {
        others.values.forEach(this::put);
        return this;
    }

    /** Puts a value last, because {@link #RATE} and the name that it stands for are one setting. */
    private Settings put(String name, Object value) {
        values.remove(name);
        values.put(name, value);
        return this;
    }

    /**
     * Whether this sets the value of a name, or makes it meaningless: a schedule replaces the learning rate and the values
     * of the declared schedule, and these replace a schedule that was set before.
     */
    public boolean replaces(String name) {
        boolean setsRate = values.containsKey(RATE) || values.keySet().stream().anyMatch(SettingsCheck::isOfSchedule);
        boolean isRate = name.equals("optimizer." + RATE) || name.equals("schedule.maxLearningRate");
        return values.containsKey(name)
                || (isRate && values.containsKey(RATE))
                || (SettingsCheck.isOfSchedule(name) && values.containsKey(SCHEDULE))
                || (name.equals(SCHEDULE) && setsRate);
    }

    /** All that is set, by name and in order: a {@link Double}, a {@link Boolean} or a {@link LearningRateSchedule}. */
    public Map<String, Object> values() {
        return Collections.unmodifiableMap(values);
    }

    /** As in {@code optimizer.learningRate=3.0E-4 dropout1.rate=0.3}. */
    @Override
    public String toString() {
        return values.toString();
    }
}
