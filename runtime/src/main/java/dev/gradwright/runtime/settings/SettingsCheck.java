package dev.gradwright.runtime.settings;

import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.Node;
import dev.gradwright.runtime.schedule.LearningRateSchedule;
import dev.gradwright.runtime.schedule.OneCycleSchedule;
import dev.gradwright.runtime.schedule.PlateauSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks the names and the values of settings against the graph of a network, and reports all problems at once. */
final class SettingsCheck {
    /** The annotation that gives a layer a place for a setting. */
    private static final Map<String, String> ANNOTATIONS = Map.of(
            "rate", "@Dropout",
            "deviation", "@GaussianNoise",
            "l1", "@L1",
            "l2", "@L2",
            "biasL1", "@L1",
            "biasL2", "@L2",
            "activityL2", "@ActivityL2",
            "maxNorm", "@MaxNorm",
            "momentum", "@BatchNorm");

    private static final String ONE_CYCLE = "OneCycle";

    private final Graph graph;
    private final Map<String, ValueRule> places;
    private final List<String> problems = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    private SettingsCheck(Graph graph) {
        this.graph = graph;
        this.places = Places.of(graph);
    }

    /**
     * The values by the names of the network, sorted, so that the order in which they were set does not matter.
     *
     * @throws IllegalArgumentException listing every name that is not a setting of the network, and every value that is
     *     out of range
     */
    static Map<String, Object> checked(Graph graph, Settings settings) {
        return new SettingsCheck(graph).check(settings.values());
    }

    private Map<String, Object> check(Map<String, Object> values) {
        Map<String, Object> checked = new TreeMap<>();
        boolean replaces = values.containsKey(Settings.SCHEDULE);
        values.forEach((given, value) -> {
            String name = given.equals(Settings.RATE) ? nameOfRate() : given;
            if (replaces && isOfSchedule(name)) {
                problems.add(
                        given + " has no effect, because schedule(...) replaces the declared schedule; remove one of"
                                + " the two");
            } else {
                checkOne(name, value);
            }
            checked.put(name, value);
        });
        requireNesterovsMomentum(checked);
        requireOneSourceOfMomentum(checked);
        requireNoProblems();
        return checked;
    }

    private String kindOfSchedule() {
        return graph.training().schedule().kind();
    }

    private String nameOfRate() {
        return kindOfSchedule().equals(ONE_CYCLE) ? "schedule.maxLearningRate" : "optimizer." + Settings.RATE;
    }

    static boolean isOfSchedule(String name) {
        return name.startsWith("schedule.") || name.equals("optimizer." + Settings.RATE);
    }

    private void checkOne(String name, Object value) {
        ValueRule rule = places.get(name);
        if (name.equals(Settings.SCHEDULE)) {
            if (!(value instanceof LearningRateSchedule)) {
                problems.add("schedule must be a schedule, but is " + value);
            }
        } else if (rule == null) {
            unknown.add(name);
        } else if (value instanceof LearningRateSchedule schedule) {
            checkSchedule(name, schedule, rule);
        } else if (value instanceof Double number && rule.type() != ValueRule.Type.FLAG) {
            checkNumber(name, number, rule);
        } else if (!(value instanceof Boolean && rule.type() == ValueRule.Type.FLAG)) {
            problems.add(name + " must be " + (rule.type() == ValueRule.Type.FLAG ? "true or false" : "a number")
                    + ", but is " + value);
        }
    }

    private void checkSchedule(String name, LearningRateSchedule schedule, ValueRule rule) {
        if (!rule.mayBeScheduled()) {
            problems.add(
                    name + " cannot be scheduled, because it is read only when the network is created; set a value");
        } else if (schedule instanceof PlateauSchedule) {
            problems.add("the schedule of " + name
                    + " must be a function of the step, but PlateauSchedule also depends on the results of epochs");
        }
    }

    private void checkNumber(String name, double value, ValueRule rule) {
        if (!rule.allows(value)) {
            problems.add(rule.problem(name, value));
        } else if (name.endsWith(".deviation") && (float) (10 * value) > Float.MAX_VALUE) {
            problems.add("%s is %s, so large that drawn values may exceed the largest float (%s); use a smaller value"
                    .formatted(name, value, Float.MAX_VALUE));
        }
    }

    private void requireNesterovsMomentum(Map<String, Object> values) {
        boolean looksAhead = flag("nesterov", values);
        if (looksAhead && Double.valueOf(0).equals(inForce("momentum", values))) {
            problems.add("optimizer.nesterov looks ahead along the momentum, which is 0; set a momentum, such as"
                    + " momentum = 0.9");
        }
    }

    /** A 1cycle moves the momentum, in the Adam family β₁, so that a schedule of its own would have no effect. */
    private void requireOneSourceOfMomentum(Map<String, Object> values) {
        Object schedule = values.get(Settings.SCHEDULE);
        boolean isOneCycle =
                schedule == null ? kindOfSchedule().equals(ONE_CYCLE) : schedule instanceof OneCycleSchedule;
        for (String name : List.of("optimizer.momentum", "optimizer.beta1")) {
            if (isOneCycle && values.get(name) instanceof LearningRateSchedule) {
                problems.add("the schedule of " + name + " has no effect, because 1cycle determines it;"
                        + " remove one of the two");
            }
        }
    }

    private boolean flag(String name, Map<String, Object> values) {
        return Boolean.TRUE.equals(inForce(name, values));
    }

    private Object inForce(String name, Map<String, Object> values) {
        Object declared = graph.training().optimizer().attributes().asMap().getOrDefault(name, "");
        return values.getOrDefault("optimizer." + name, declared);
    }

    private void requireNoProblems() {
        unknown.forEach(name -> problems.add(0, noPlace(name)));
        if (!unknown.isEmpty()) {
            problems.add("Its settings are " + String.join(", ", places.keySet()) + ", schedule");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    private String noPlace(String name) {
        String start = graph.name() + " has no setting " + name;
        Optional<String> nearest = Spelling.nearest(name, places.keySet());
        return start
                + remedy(name)
                        .or(() -> nearest.map(other -> "; did you mean " + other + "?"))
                        .orElse("");
    }

    private Optional<String> remedy(String name) {
        int dot = name.lastIndexOf('.');
        String owner = name.substring(0, Math.max(dot, 0));
        String value = name.substring(dot + 1);
        String kind = kindOfSchedule();
        if (name.equals("optimizer." + Settings.RATE)) {
            return Optional.of(", because the rates are those of @Schedule." + kind);
        }
        if (owner.equals("optimizer")) {
            return Optional.of(": @Optimizer." + graph.training().optimizer().kind() + " has no " + value);
        }
        if (owner.equals("clip")) {
            return Optional.of("; declare @Clip(" + value + " = ...)");
        }
        return graph.nodes().stream()
                .filter(node -> node.name().equals(owner))
                .findFirst()
                .flatMap(node -> remedy(node, value));
    }

    private static Optional<String> remedy(Node node, String value) {
        return Optional.ofNullable(ANNOTATIONS.get(value))
                .map(annotation -> ": " + node.name() + " is a " + node.kind() + " without " + annotation);
    }
}
