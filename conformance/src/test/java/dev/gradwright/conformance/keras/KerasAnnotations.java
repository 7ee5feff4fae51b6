package dev.gradwright.conformance.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Translates the recorded configuration of Keras into annotations; defaults are omitted. */
final class KerasAnnotations {
    private static final Map<String, String> OPTIMIZERS = Map.of(
            "SGD", "Sgd",
            "Adagrad", "AdaGrad",
            "RMSprop", "RmsProp",
            "Adadelta", "AdaDelta",
            "Adam", "Adam",
            "AdamW", "AdamW",
            "Adamax", "AdaMax",
            "Nadam", "Nadam",
            "Lion", "Lion");

    private static final Map<String, String> ATTRIBUTES = Map.ofEntries(
            Map.entry("learning_rate", "learningRate"),
            Map.entry("momentum", "momentum"),
            Map.entry("nesterov", "nesterov"),
            Map.entry("rho", "rho"),
            Map.entry("epsilon", "epsilon"),
            Map.entry("centered", "centered"),
            Map.entry("initial_accumulator_value", "initialAccumulator"),
            Map.entry("beta_1", "beta1"),
            Map.entry("beta_2", "beta2"),
            Map.entry("amsgrad", "amsgrad"),
            Map.entry("weight_decay", "weightDecay"),
            Map.entry("ema_momentum", "averaging"),
            Map.entry("staircase", "staircase"),
            Map.entry("decay_rate", "rate"),
            Map.entry("end_learning_rate", "end"),
            Map.entry("power", "power"),
            Map.entry("cycle", "cycle"),
            Map.entry("alpha", "alpha"),
            Map.entry("warmup_steps", "warmupSteps"),
            Map.entry("warmup_target", "warmupTarget"),
            Map.entry("t_mul", "tMul"),
            Map.entry("m_mul", "mMul"),
            Map.entry("decay_steps", "steps"),
            Map.entry("first_decay_steps", "steps"),
            Map.entry("factor", "factor"),
            Map.entry("patience", "patience"),
            Map.entry("min_delta", "minDelta"),
            Map.entry("cooldown", "cooldown"),
            Map.entry("min_lr", "minLearningRate"));

    private static final Map<String, String> CLIPS =
            Map.of("clipvalue", "value", "clipnorm", "norm", "global_clipnorm", "globalNorm");

    private KerasAnnotations() {}

    /** The annotations for the optimizer, clipping and schedule. */
    static String optimizer(JsonNode recorded) {
        JsonNode args = recorded.get("args");
        List<String> attributes = attributes(args);
        String others = "";
        JsonNode rate = args.path("learning_rate");
        if (rate.isObject()) {
            attributes.removeIf(attribute -> attribute.startsWith("learningRate"));
            attributes.add("learningRate = " + initialRate(rate.get("config")));
            others = " " + schedule(rate);
        }
        for (Map.Entry<String, String> clip : CLIPS.entrySet()) {
            if (args.has(clip.getKey())) {
                others += " @Clip(%s = %s)".formatted(clip.getValue(), args.get(clip.getKey()));
            }
        }
        String name =
                Objects.requireNonNull(OPTIMIZERS.get(recorded.get("class").asText()));
        return annotation("Optimizer." + name, attributes) + others;
    }

    /** The optimizer with the initial rate of the schedule, and the schedule. */
    static String withInitialRate(JsonNode recorded) {
        return "@Optimizer.Sgd(learningRate = %s) %s"
                .formatted(initialRate(recorded.get("config")), schedule(recorded));
    }

    /** A warm-up from 0 is one without a target: it ends at the initial rate. */
    private static String initialRate(JsonNode config) {
        double initial = config.path("initial_learning_rate").asDouble(1);
        return initial == 0 ? config.get("warmup_target").asText() : Double.toString(initial);
    }

    private static String schedule(JsonNode recorded) {
        JsonNode config = recorded.get("config");
        List<String> attributes = attributes(config);
        return switch (recorded.get("class").asText()) {
            case "ExponentialDecay" -> annotation("Schedule.Exponential", attributes);
            case "InverseTimeDecay" -> inverseTime(config);
            case "PolynomialDecay" -> annotation("Schedule.Polynomial", attributes);
            case "PiecewiseConstantDecay" ->
                "@Schedule.Piecewise(boundaries = %s, values = %s)"
                        .formatted(array(config.get("boundaries")), array(config.get("values")));
            case "CosineDecay" -> {
                if (config.get("initial_learning_rate").asDouble() == 0) {
                    attributes.removeIf(attribute -> attribute.startsWith("warmupTarget"));
                }
                yield annotation("Schedule.Cosine", attributes);
            }
            default -> annotation("Schedule.CosineRestarts", attributes);
        };
    }

    /** {@code η₀/(1 + r·t/s)}: the steps are s/r; a staircase of s steps is a schedule by epochs of s steps. */
    private static String inverseTime(JsonNode config) {
        double rate = config.get("decay_rate").asDouble();
        return config.get("staircase").asBoolean()
                ? "@Schedule.Power(steps = %d, unit = ScheduleUnit.EPOCH)".formatted((int) (1 / rate))
                : "@Schedule.Power(steps = %d)"
                        .formatted((int) (config.get("decay_steps").asInt() / rate));
    }

    /**
     * The plateau schedule, and an optimizer with the initial rate. R² replaces the accuracy, which a regression does
     * not have.
     */
    static String plateau(JsonNode recorded) {
        return "@Metrics(Metric.R2) @Optimizer.Sgd(learningRate = %s) %s"
                .formatted(
                        recorded.get("initial_lr").asText(),
                        annotation("Schedule.Plateau", plateauAttributes(recorded.get("config"))));
    }

    private static List<String> plateauAttributes(JsonNode config) {
        List<String> attributes = attributes(config);
        if (config.path("mode").asText().equals("max")) {
            attributes.add("monitor = \"val_r2\"");
        }
        return attributes;
    }

    private static List<String> attributes(JsonNode config) {
        List<String> attributes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : config.properties()) {
            String attribute = ATTRIBUTES.get(field.getKey());
            if (attribute != null) {
                attributes.add(attribute + " = " + field.getValue().asText());
            }
        }
        return attributes;
    }

    private static String array(JsonNode numbers) {
        return StreamSupport.stream(numbers.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String annotation(String name, List<String> attributes) {
        return "@" + name + "(" + String.join(", ", attributes) + ")";
    }
}
