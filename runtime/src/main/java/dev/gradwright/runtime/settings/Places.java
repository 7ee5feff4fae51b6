package dev.gradwright.runtime.settings;

import static dev.gradwright.runtime.settings.Range.AT_LEAST_ONE;
import static dev.gradwright.runtime.settings.Range.FRACTION;
import static dev.gradwright.runtime.settings.Range.FRACTION_OR_ONE;
import static dev.gradwright.runtime.settings.Range.NON_NEGATIVE;
import static dev.gradwright.runtime.settings.Range.NON_NEGATIVE_OR_WHOLE_FIT;
import static dev.gradwright.runtime.settings.Range.ONE_TO_TWO;
import static dev.gradwright.runtime.settings.Range.POSITIVE;
import static dev.gradwright.runtime.settings.Range.POSITIVE_FRACTION_OR_ONE;
import static dev.gradwright.runtime.settings.Range.POSITIVE_OR_OFF;
import static dev.gradwright.runtime.settings.ValueRule.Type.COUNT;
import static dev.gradwright.runtime.settings.ValueRule.Type.DOUBLE;
import static dev.gradwright.runtime.settings.ValueRule.Type.FLOAT;
import static dev.gradwright.runtime.settings.ValueRule.fixed;
import static dev.gradwright.runtime.settings.ValueRule.number;

import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.graph.Choice;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.Node;
import dev.gradwright.runtime.graph.NodeParameter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings that a network has. The graph determines them: a value that the spec does not declare, such
 * as the factor of a penalty, is none of them.
 */
final class Places {
    static final String LEARNING_RATE = "learningRate";
    static final String MAX_NORM = "maxNorm";
    /** The attribute of a node that {@link #MAX_NORM} sets. */
    static final String LIMIT = "constraint.value";

    private static final String PENALTY = "a penalty adds to the loss";

    private static final Map<String, ValueRule> OF_LAYERS = Map.of(
            "rate", number(FRACTION, FLOAT, "it is the fraction of features that are dropped"),
            "deviation", number(NON_NEGATIVE, FLOAT, "it is the standard deviation of the noise"),
            "momentum", fixed(FRACTION, FLOAT, "it is the fraction of the moving averages that each step keeps"),
            "l1", number(NON_NEGATIVE, FLOAT, PENALTY),
            "l2", number(NON_NEGATIVE, FLOAT, PENALTY),
            "biasL1", number(NON_NEGATIVE, FLOAT, PENALTY),
            "biasL2", number(NON_NEGATIVE, FLOAT, PENALTY),
            "activityL2", number(NON_NEGATIVE, FLOAT, PENALTY));

    private static final ValueRule RATE_OF_LAYER =
            number(NON_NEGATIVE, FLOAT, "it multiplies the learning rate of the layer");

    private static final ValueRule LIMIT_OF_NORM = number(POSITIVE, FLOAT, "a norm of 0 makes all weights 0");

    private static final Map<String, ValueRule> OF_OPTIMIZERS = Map.ofEntries(
            Map.entry(LEARNING_RATE, number(POSITIVE, FLOAT, "")),
            Map.entry("weightDecay", number(NON_NEGATIVE, FLOAT, "")),
            Map.entry("averaging", number(FRACTION, FLOAT, "")),
            Map.entry("momentum", number(FRACTION, FLOAT, "")),
            Map.entry("rho", number(FRACTION, FLOAT, "")),
            Map.entry("epsilon", number(POSITIVE, FLOAT, "")),
            Map.entry("initialAccumulator", fixed(NON_NEGATIVE, FLOAT, "")),
            Map.entry("beta1", number(FRACTION, DOUBLE, "")),
            Map.entry("beta2", number(FRACTION, DOUBLE, "")),
            Map.entry("AdaMax.beta2", number(FRACTION, FLOAT, "")),
            Map.entry("Lion.beta1", number(FRACTION, FLOAT, "")));

    private static final Map<String, ValueRule> OF_SCHEDULES = Map.ofEntries(
            Map.entry("steps", fixed(NON_NEGATIVE_OR_WHOLE_FIT, COUNT, "")),
            Map.entry("CosineRestarts.steps", fixed(AT_LEAST_ONE, COUNT, "")),
            Map.entry("exponent", fixed(POSITIVE, DOUBLE, "")),
            Map.entry("rate", fixed(POSITIVE, DOUBLE, "")),
            Map.entry("end", fixed(NON_NEGATIVE, FLOAT, "")),
            Map.entry("power", fixed(POSITIVE, DOUBLE, "")),
            Map.entry("alpha", fixed(FRACTION_OR_ONE, DOUBLE, "")),
            Map.entry("warmupSteps", fixed(NON_NEGATIVE, COUNT, "")),
            Map.entry("warmupTarget", fixed(POSITIVE, FLOAT, "")),
            Map.entry("tMul", fixed(AT_LEAST_ONE, DOUBLE, "")),
            Map.entry("mMul", fixed(POSITIVE, DOUBLE, "")),
            Map.entry("maxLearningRate", fixed(POSITIVE, FLOAT, "")),
            Map.entry("factor", fixed(POSITIVE_FRACTION_OR_ONE, DOUBLE, "")),
            Map.entry("patience", fixed(NON_NEGATIVE, COUNT, "")),
            Map.entry("minDelta", fixed(NON_NEGATIVE, DOUBLE, "")),
            Map.entry("cooldown", fixed(NON_NEGATIVE, COUNT, "")),
            Map.entry("minLearningRate", fixed(NON_NEGATIVE, FLOAT, "")));

    private static final Map<String, ValueRule> OF_LOSSES = Map.of(
            "labelSmoothing",
            fixed(FRACTION, FLOAT, "it is the fraction of each target that is spread over the classes"),
            "delta",
            fixed(POSITIVE, FLOAT, "it is the error up to which the loss is quadratic"),
            "alpha",
            fixed(POSITIVE, FLOAT, "it is the factor of the loss"),
            "BINARY_FOCAL_CROSSENTROPY.alpha",
            fixed(FRACTION, FLOAT, "positives have this weight, negatives 1 minus it"),
            "gamma",
            fixed(NON_NEGATIVE, FLOAT, "with it, rows that are classified well count less"),
            "power",
            fixed(ONE_TO_TWO, FLOAT, "only these powers allow for both zeros and positive amounts"));

    private static final ValueRule LIMIT_OF_GRADIENTS = number(POSITIVE_OR_OFF, FLOAT, "");

    private final Map<String, ValueRule> rules = new LinkedHashMap<>();

    private Places() {}

    /** What each setting of a network must be, in the order of the graph. */
    static Map<String, ValueRule> of(Graph graph) {
        Places places = new Places();
        Choice optimizer = graph.training().optimizer();
        Choice schedule = graph.training().schedule();
        places.addAll("optimizer", optimizer, OF_OPTIMIZERS);
        if (!usesRateOfOptimizer(schedule.kind())) {
            places.rules.remove("optimizer." + LEARNING_RATE);
        }
        places.addAll("schedule", schedule, OF_SCHEDULES);
        graph.training().clipping().names().forEach(way -> places.put("clip." + way, LIMIT_OF_GRADIENTS));
        places.addAll("loss", graph.training().loss(), OF_LOSSES);
        graph.nodes().forEach(places::addAll);
        return places.rules;
    }

    /** The other schedules declare all their rates. */
    private static boolean usesRateOfOptimizer(String schedule) {
        return !schedule.equals("OneCycle") && !schedule.equals("Piecewise");
    }

    private void addAll(String owner, Choice choice, Map<String, ValueRule> known) {
        choice.attributes().asMap().forEach((name, value) -> {
            ValueRule ofKind = known.get(choice.kind() + "." + name);
            ValueRule rule = ofKind == null ? known.get(name) : ofKind;
            put(owner + "." + name, value instanceof Boolean ? ValueRule.FLAG : rule);
        });
    }

    private void addAll(Node node) {
        Attributes training = node.training();
        boolean isTrained = node.parameters().stream().anyMatch(NodeParameter::isTrained);
        training.names().stream()
                .filter(name -> isTrained || !name.equals("momentum"))
                .forEach(name -> put(node.name() + "." + name, OF_LAYERS.get(name)));
        if (isTrained) {
            put(node.name() + "." + LEARNING_RATE, RATE_OF_LAYER);
        }
        if (training.has(LIMIT) && training.text("constraint").equals("MaxNorm")) {
            put(node.name() + "." + MAX_NORM, LIMIT_OF_NORM);
        }
    }

    private void put(String name, @Nullable ValueRule rule) {
        if (rule != null) {
            rules.putIfAbsent(name, rule);
        }
    }
}
