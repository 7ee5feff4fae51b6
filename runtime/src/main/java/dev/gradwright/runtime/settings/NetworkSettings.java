package dev.gradwright.runtime.settings;

import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.schedule.LearningRateSchedule;
import dev.gradwright.runtime.schedule.TrainingPlan;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one network. The constructor of a generated network reads each value here, with the value of the
 * annotation as default: {@code new NadamRule(settings.beta1(0.9), ...)}.
 */
public final class NetworkSettings implements Stateful {
    private final Map<String, Object> values;
    private final Map<String, ValueRule> rules;
    private final @Nullable Graph graph;
    /** What was set, as text by name. */
    private final Map<String, String> texts;

    private final String[] names;
    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private final List<Setting> scheduled = new ArrayList<>();

    private NetworkSettings(Map<String, Object> values, Map<String, ValueRule> rules, @Nullable Graph graph) {
        this.values = values;
        this.rules = rules;
        this.graph = graph;
        this.texts = texts(values);
        this.names = texts.keySet().toArray(String[]::new);
    }

    /** The values of the annotations. */
    public static NetworkSettings declared() {
        return new NetworkSettings(Map.of(), Map.of(), null);
    }

    /**
     * The values of the annotations, except what is set.
     *
     * @param declared the graph of the network
     * @param choice sets values
     * @throws IllegalArgumentException if the network has no such setting, or a value is out of range; the
     *     message lists all of them
     */
    public static NetworkSettings of(Graph declared, Consumer<Settings> choice) {
        Settings chosen = new Settings();
        choice.accept(chosen);
        return of(declared, chosen);
    }

    /** As {@link #of(Graph, Consumer)}, of what was set before. */
    public static NetworkSettings of(Graph declared, Settings chosen) {
        Map<String, Object> values = SettingsCheck.checked(declared, chosen);
        return values.isEmpty()
                ? declared()
                : new NetworkSettings(values, Places.of(declared), GraphInForce.of(declared, values));
    }

    /**
     * The names of all settings that a network has a place for, except {@code schedule}, the schedule as a whole.
     *
     * @param declared the graph of the network
     */
    public static List<String> names(Graph declared) {
        return List.copyOf(Places.of(declared).keySet());
    }

    /** The number with a name, which training reads in each step. */
    public Setting of(String name, double declared) {
        return settings.computeIfAbsent(name, key -> create(key, declared));
    }

    private Setting create(String name, double declared) {
        Object value = values.get(name);
        if (value instanceof LearningRateSchedule schedule) {
            Setting setting =
                    Setting.scheduled(name, Objects.requireNonNull(rules.get(name), name), declared, schedule);
            scheduled.add(setting);
            return setting;
        }
        return Setting.of(value instanceof Double number ? number : declared);
    }

    /** The number with a name, which is read once. */
    public double number(String name, double declared) {
        return values.get(name) instanceof Double number ? number : declared;
    }

    /** The whole number with a name, which is read once. */
    public int count(String name, int declared) {
        return values.get(name) instanceof Double number ? number.intValue() : declared;
    }

    /** A parameter of the loss. */
    public float loss(String attribute, float declared) {
        return values.get("loss." + attribute) instanceof Double number ? number.floatValue() : declared;
    }

    /** The flag with a name. */
    public boolean flag(String name, boolean declared) {
        return values.get(name) instanceof Boolean flag ? flag : declared;
    }

    /** The momentum of SGD or RMSprop. */
    public Setting momentum(double declared) {
        return of("optimizer.momentum", declared);
    }

    /** β₁ of the optimizer. */
    public Setting beta1(double declared) {
        return of("optimizer.beta1", declared);
    }

    /** β₂ of the optimizer. */
    public Setting beta2(double declared) {
        return of("optimizer.beta2", declared);
    }

    /** ρ of the optimizer. */
    public Setting rho(double declared) {
        return of("optimizer.rho", declared);
    }

    /** ε of the optimizer. */
    public Setting epsilon(double declared) {
        return of("optimizer.epsilon", declared);
    }

    /** The weight decay. */
    public Setting weightDecay(double declared) {
        return of("optimizer.weightDecay", declared);
    }

    /** The momentum of the average of the weights. */
    public Setting averaging(double declared) {
        return of("optimizer.averaging", declared);
    }

    /** The initial value of AdaGrad's accumulator. */
    public double initialAccumulator(double declared) {
        return number("optimizer.initialAccumulator", declared);
    }

    /** The learning rate of the optimizer, for its schedule. */
    public double learningRate(double declared) {
        return number("optimizer.learningRate", declared);
    }

    /** Whether the weight decay acts on biases. */
    public boolean decayBiases(boolean declared) {
        return flag("optimizer.decayBiases", declared);
    }

    /** Whether the weight decay acts on the scales and offsets of normalizations. */
    public boolean decayNorms(boolean declared) {
        return flag("optimizer.decayNorms", declared);
    }

    /** Whether SGD uses Nesterov's look-ahead. */
    public boolean nesterov(boolean declared) {
        return flag("optimizer.nesterov", declared);
    }

    /** Whether RMSprop is centered. */
    public boolean centered(boolean declared) {
        return flag("optimizer.centered", declared);
    }

    /** Whether Adam uses AMSGrad. */
    public boolean amsgrad(boolean declared) {
        return flag("optimizer.amsgrad", declared);
    }

    /** The schedule that replaces the declared one, or the declared one. */
    public LearningRateSchedule schedule(LearningRateSchedule declared) {
        return values.get(Settings.SCHEDULE) instanceof LearningRateSchedule schedule ? schedule : declared;
    }

    /**
     * Sets the values of the next step of all settings that have a schedule. An optimizer calls it.
     *
     * @param step number of steps done
     * @throws IllegalStateException if a schedule returns a value that is out of range
     */
    public void update(long step, TrainingPlan plan) {
        for (int i = 0; i < scheduled.size(); i++) {
            scheduled.get(i).update(step, plan);
        }
    }

    /** The graph with the settings in force. */
    public Graph graph(Graph declared) {
        return graph == null ? declared : graph;
    }

    /** A line for the summary of the network with what was set; empty if nothing was. */
    public String summary() {
        return values.isEmpty()
                ? ""
                : texts().entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining(" ", "Settings: ", "\n"));
    }

    /** What was set, as text by name. */
    public Map<String, String> texts() {
        return Collections.unmodifiableMap(texts);
    }

    private static Map<String, String> texts(Map<String, Object> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(
                name,
                value instanceof LearningRateSchedule schedule
                        ? GraphInForce.describe(schedule).toString()
                        : Attributes.text(value)));
        return texts;
    }

    /**
     * Visits what was set. It never changes, so a state can only be restored into a network with the same settings.
     */
    @Override
    public void visit(StateVisitor visitor) {
        for (String name : names) {
            visitor.visitFixed(name, Objects.requireNonNull(texts.get(name)));
        }
    }
}
