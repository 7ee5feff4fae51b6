package dev.gradwright.runtime.search;

import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.graph.Choice;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.Node;
import dev.gradwright.runtime.graph.Training;
import dev.gradwright.runtime.settings.NetworkSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of a trial as annotations. The graph does not know which values are defaults, so an annotation is written with
 * all values that it has.
 */
final class AnnotationsToWrite {
    private static final String VALUE = "value";

    private final Graph graph;
    private final Trial trial;
    private final int epochs;

    AnnotationsToWrite(Graph graph, Trial trial, int epochs) {
        this.graph = graph;
        this.trial = trial;
        this.epochs = epochs;
    }

    /** One line for each annotation of the network and for each layer. */
    String text() {
        List<String> lines = new ArrayList<>();
        byOwner().forEach((owner, values) -> lines.addAll(lines(owner, values)));
        lines.add("// create(%d); Trainer: epochs(%d), batchSize(%d), seed(%1$d)"
                .formatted(trial.seed(), epochs, trial.batchSize()));
        return String.join("\n", lines);
    }

    /** The values by the part of the name after the last dot, by the part before it. */
    private Map<String, Map<String, Object>> byOwner() {
        Map<String, Map<String, Object>> byOwner = new LinkedHashMap<>();
        trial.values().forEach((given, value) -> {
            String name = nameInForce(given, value);
            int dot = name.lastIndexOf('.');
            byOwner.computeIfAbsent(name.substring(0, dot), owner -> new LinkedHashMap<>())
                    .put(name.substring(dot + 1), value);
        });
        return byOwner;
    }

    /** The name under which the network has a setting: {@code learningRate} is an alias. */
    private String nameInForce(String given, double value) {
        NetworkSettings settings = NetworkSettings.of(graph, chosen -> chosen.set(given, value));
        return settings.texts().keySet().iterator().next();
    }

    private List<String> lines(String owner, Map<String, Object> values) {
        Training training = graph.training();
        return switch (owner) {
            case "optimizer" -> List.of(ofNetwork("Optimizer", training.optimizer(), values));
            case "schedule" -> List.of(ofNetwork("Schedule", training.schedule(), values));
            case "loss" -> List.of(ofLoss(training.loss(), values));
            case "clip" -> List.of(AnnotationText.of("Clip", all(values, training.clipping())));
            default -> ofLayer(owner, values);
        };
    }

    /** A custom class has the annotation itself, and a class of the library one that is nested in it. */
    private static String ofNetwork(String annotation, Choice declared, Map<String, Object> values) {
        String name = declared.kind().equals(annotation) ? annotation : annotation + "." + declared.kind();
        return AnnotationText.of(name, all(values, declared.attributes()));
    }

    private static String ofLoss(Choice declared, Map<String, Object> values) {
        Map<String, Object> parameters = all(values, declared.attributes());
        parameters.remove("fusedActivation");
        return AnnotationText.of("Loss." + AnnotationText.nameOf(declared.kind()), parameters);
    }

    /** The searched values first, then the others of the annotation. Whole numbers stay whole. */
    private static Map<String, Object> all(Map<String, Object> values, Attributes declared) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        declared.asMap().forEach(all::putIfAbsent);
        all.replaceAll((name, value) ->
                value instanceof Double number && declared.asMap().get(name) instanceof Long
                        ? (Object) number.longValue()
                        : value);
        return all;
    }

    private List<String> ofLayer(String path, Map<String, Object> values) {
        Optional<Node> node =
                graph.nodes().stream().filter(it -> it.name().equals(path)).findFirst();
        if (node.isEmpty() || path.contains(".")) {
            return calls(path, values);
        }
        Map<String, Object> all = new LinkedHashMap<>(node.get().training().asMap());
        all.putAll(values);
        Set<String> annotations = new LinkedHashSet<>();
        values.keySet().forEach(name -> annotations.add(ofLayer(node.get(), name, all)));
        return List.of(String.join(" ", annotations) + " " + handle(node.get()) + " " + path + "();");
    }

    /** The annotation that has a setting of a layer. */
    private static String ofLayer(Node node, String setting, Map<String, Object> all) {
        return switch (setting) {
            case "l1", "biasL1" -> withValue("L1", all.get("l1"), all.get("biasL1"));
            case "l2", "biasL2" -> withValue("L2", all.get("l2"), all.get("biasL2"));
            case "activityL2" -> withValue("ActivityL2", all.get(setting), null);
            case "maxNorm" -> withValue("MaxNorm", all.get(setting), null);
            case "learningRate" -> withValue("LearningRate", all.get(setting), null);
            case "momentum" ->
                AnnotationText.of(node.kind(), all(Map.of(setting, all.get(setting)), node.attributes()));
            default -> AnnotationText.of(node.kind(), Map.of(VALUE, all.get(setting)));
        };
    }

    private static String withValue(String annotation, @Nullable Object value, @Nullable Object bias) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(VALUE, value == null ? 0.0 : value);
        if (bias != null) {
            values.put("bias", bias);
        }
        return AnnotationText.of(annotation, values);
    }

    private static String handle(Node node) {
        if (node.parameters().isEmpty()) {
            return "Layer";
        }
        return node.kind().equals("Activation") ? "PReluLayer" : node.kind() + "Layer";
    }

    /** What has no annotation of its own, such as a layer in a block that is repeated. */
    private static List<String> calls(String owner, Map<String, Object> values) {
        return values.entrySet().stream()
                .map(value -> "// settings.set(\"%s.%s\", %s)"
                        .formatted(owner, value.getKey(), Attributes.text(value.getValue())))
                .toList();
    }
}
