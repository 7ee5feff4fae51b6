package dev.gradwright.conformance.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.conformance.model.SpecCompiler;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.spec.HyperParameter;
import dev.gradwright.processor.spec.LossKind;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.ScheduleKind;
import dev.gradwright.processor.spec.TrainingAnnotation;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.graph.GraphBuilder;
import dev.gradwright.runtime.settings.NetworkSettings;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Settings accept what annotations accept, and reject the rest in the same words. Processor and runtime do not depend on
 * each other, so each has its own table of ranges.
 */
class SettingRangesTest {
    private static final List<String> DOUBLES = List.of("-1.0", "0.0", "0.5", "1.0", "1.5", "2.0", "1e-50", "1e300");
    private static final List<String> COUNTS = List.of("-1", "0", "1");
    private static final String DENSE = "@Dense(units = 1) DenseLayer output();";
    private static final String LOSS = "@Loss(LossFunction.MEAN_SQUARED_ERROR)";

    @TempDir
    private Path directory;

    /**
     * A value in an annotation and in a setting.
     *
     * @param shown what the compiler calls the attribute
     */
    private record Case(String shown, String onType, String layer, String setting, String value, Graph graph) {}

    @Test
    void settingsHaveTheRangesOfAnnotationsAndTheirWords() {
        List<Case> cases = cases();
        List<String> messages = compilerMessages(cases);
        for (int i = 0; i < cases.size(); i++) {
            assertThat(settingMessage(cases.get(i)))
                    .as("%s of %s", cases.get(i).value, cases.get(i).shown)
                    .isEqualTo(messages.get(i));
        }
        assertThat(cases).hasSizeGreaterThan(300);
        assertThat(messages).anyMatch(String::isEmpty).anyMatch(message -> message.contains("as a float"));
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (OptimizerKind kind : OptimizerKind.values()) {
            if (kind != OptimizerKind.CUSTOM) {
                addAll("optimizer", kind.annotation(), GraphBuilder::optimizer, cases);
            }
        }
        for (ScheduleKind kind : ScheduleKind.values()) {
            if (kind != ScheduleKind.CUSTOM) {
                addAll("schedule", kind.annotation(), GraphBuilder::schedule, cases);
            }
        }
        for (LossFunction function : LossFunction.values()) {
            LossKind.of(function)
                    .annotation()
                    .ifPresent(annotation -> addAll(
                            "loss", annotation, (graph, kind, values) -> graph.loss(function.name(), values), cases));
        }
        for (String way : List.of("value", "norm", "globalNorm")) {
            Graph graph = graph().clipping(way, 1.0).build();
            DOUBLES.stream()
                    .filter(value -> !value.equals("0.0"))
                    .forEach(value -> cases.add(new Case(
                            "@Clip " + way,
                            LOSS + " @Clip(%s = %s)".formatted(way, value),
                            DENSE,
                            "clip." + way,
                            value,
                            graph)));
        }
        addLayer("@Dropout rate", "@Dropout(%s) Layer it();", "Dropout", "rate", cases);
        addLayer("@AlphaDropout rate", "@AlphaDropout(%s) Layer it();", "AlphaDropout", "rate", cases);
        addLayer("@GaussianNoise deviation", "@GaussianNoise(%s) Layer it();", "GaussianNoise", "deviation", cases);
        addLayer(
                "@BatchNorm momentum",
                "@BatchNorm(momentum = %s) BatchNormLayer it();",
                "BatchNorm",
                "momentum",
                cases);
        String dense = " @Dense(units = 3) DenseLayer it();";
        addLayer("@L1 factor", "@L1(%s)" + dense, "Dense", "l1", cases);
        addLayer("@L1 bias", "@L1(value = 0, bias = %s)" + dense, "Dense", "biasL1", cases);
        addLayer("@L2 factor", "@L2(%s)" + dense, "Dense", "l2", cases);
        addLayer("@L2 bias", "@L2(value = 0, bias = %s)" + dense, "Dense", "biasL2", cases);
        addLayer("@ActivityL2 factor", "@ActivityL2(%s)" + dense, "Dense", "activityL2", cases);
        addLayer("@MaxNorm limit", "@MaxNorm(%s)" + dense, "Dense", "maxNorm", cases);
        addLayer("@LearningRate value", "@LearningRate(%s)" + dense, "Dense", "learningRate", cases);
        return cases;
    }

    /** Puts values into a graph. */
    private interface Into {
        GraphBuilder set(GraphBuilder graph, String kind, Object... values);
    }

    private static void addAll(String owner, TrainingAnnotation annotation, Into into, List<Case> cases) {
        String kind = annotation.type().getSimpleName();
        List<Object> inGraph = new ArrayList<>();
        for (HyperParameter parameter : annotation.hyperParameters()) {
            inGraph.add(parameter.name());
            inGraph.add(value(attribute(annotation, parameter)));
        }
        Graph graph = into.set(graph(), kind, inGraph.toArray()).build();
        for (HyperParameter parameter : annotation.hyperParameters()) {
            Class<?> type = attribute(annotation, parameter).getReturnType();
            List<String> values = type == double.class ? DOUBLES : type == int.class ? COUNTS : List.of();
            boolean hasEffect =
                    !(parameter.name().equals("learningRate") && (kind.equals("OneCycle") || kind.equals("Piecewise")));
            for (String value : hasEffect ? values : List.<String>of()) {
                cases.add(new Case(
                        annotation.displayName() + " " + parameter.name(),
                        onType(owner, annotation, parameter.name(), value),
                        layer(owner, kind),
                        owner + "." + parameter.name(),
                        value,
                        graph));
            }
        }
    }

    private static Method attribute(TrainingAnnotation annotation, HyperParameter parameter) {
        try {
            return annotation.type().getDeclaredMethod(parameter.name());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(Method attribute) {
        Class<?> type = attribute.getReturnType();
        if (type == double.class) {
            return 0.5;
        } else if (type == int.class) {
            return 1;
        }
        return type == boolean.class ? false : (Object) "text";
    }

    private static String onType(String owner, TrainingAnnotation annotation, String set, String value) {
        String attributes = Stream.of(annotation.type().getDeclaredMethods())
                .filter(other -> other.getName().equals(set)
                        || other.getDefaultValue() == null
                        || other.getName().equals("warmupSteps"))
                .map(other -> other.getName() + " = " + (other.getName().equals(set) ? value : required(other)))
                .collect(Collectors.joining(", "));
        String use = "@" + annotation.type().getCanonicalName() + "(" + attributes + ")";
        return owner.equals("loss") ? use : LOSS + " " + use;
    }

    private static String required(Method attribute) {
        Class<?> type = attribute.getReturnType();
        if (type.isArray()) {
            return type == int[].class ? "{2}" : "{0.5, 0.25}";
        }
        return type == int.class ? "1" : "0.5";
    }

    private static String layer(String owner, String kind) {
        if (!owner.equals("loss")) {
            return DENSE;
        } else if (kind.startsWith("Binary")) {
            return "@Dense(units = 1, activation = ActivationFunction.SIGMOID) DenseLayer output();";
        } else if (kind.equals("Tweedie")) {
            return "@Dense(units = 1, activation = ActivationFunction.EXPONENTIAL) DenseLayer output();";
        }
        return kind.contains("Categorical")
                ? "@Dense(units = 2, activation = ActivationFunction.SOFTMAX) DenseLayer output();"
                : DENSE;
    }

    private static void addLayer(String shown, String layer, String kind, String setting, List<Case> cases) {
        GraphBuilder builder = new GraphBuilder("Spec", 2);
        GraphBuilder.NodeBuilder node = builder.node("it", kind, 2, 2).trained("weights", 2, 2);
        if (setting.equals("maxNorm")) {
            node.training("constraint", "MaxNorm", "constraint.value", 1.0);
        } else {
            node.training(setting, 0.5);
        }
        Graph graph = builder.build();
        for (String value : DOUBLES) {
            cases.add(new Case(shown, LOSS, layer.formatted(value) + " " + DENSE, "it." + setting, value, graph));
        }
    }

    private static GraphBuilder graph() {
        GraphBuilder graph = new GraphBuilder("Spec", 2);
        graph.node("output", "Dense", 2, 1);
        return graph;
    }

    /** What the compiler says about each case, after the name of the attribute; empty if it accepts it. */
    private List<String> compilerMessages(List<Case> cases) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            sources.put("ranges/Spec" + i + ".java", """
                    package ranges;

                    import dev.gradwright.dsl.*;
                    import dev.gradwright.runtime.layer.*;

                    @Network(input = 2)
                    %s
                    interface Spec%d {
                        %s
                    }
                    """.formatted(cases.get(i).onType, i, cases.get(i).layer));
        }
        String output = SpecCompiler.strict(directory)
                .with("-Xmaxerrs")
                .with("1000")
                .compile(sources)
                .messages();
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            String about = "Spec" + i + "\\.java:\\d+: error: \\[\\w+] " + Pattern.quote(cases.get(i).shown) + "( .*)";
            Matcher message = Pattern.compile(about).matcher(output);
            messages.add(message.find() ? message.group(1) : "");
        }
        return messages;
    }

    private static String settingMessage(Case it) {
        try {
            NetworkSettings.of(it.graph, settings -> settings.set(it.setting, Double.parseDouble(it.value)));
            return "";
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).startsWith(it.setting + " ");
            return e.getMessage().substring(it.setting.length());
        }
    }
}
