package dev.gradwright.conformance.model;

import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.ScheduleKind;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Specs for every optimizer, schedule, metric and layer. All have {@value #INPUTS} inputs and take one column of zeros
 * and ones for targets.
 */
public final class TrainedSpecs {
    public static final int INPUTS = 5;
    /** Number of rows of the table of each embedding. */
    static final int ENTRIES = 8;
    /** A network that is created with settings. */
    public static final String SET = "Set";

    private static final String HIDDEN = """
                @Dense(units = 7, activation = ActivationFunction.RELU) DenseLayer hidden();
                @BatchNorm BatchNormLayer norm();
                @Dropout(0.3) Layer drop();
            """;
    private static final String BINARY = HIDDEN + """
                @Dense(units = 1, activation = ActivationFunction.SIGMOID) DenseLayer output();
            """;
    private static final String BINARY_LOSS = "@Loss(LossFunction.BINARY_CROSSENTROPY)";

    private TrainedSpecs() {}

    /** Sources by the name of the spec. */
    public static Map<String, String> all() {
        Map<String, String> specs = new LinkedHashMap<>();
        annotations(Stream.of(OptimizerKind.values())
                        .map(kind -> kind.annotation().type()))
                .forEach(type -> {
                    String full = annotation(type, true) + "\n@Schedule.OneCycle(maxLearningRate = 0.02)";
                    specs.put("Plain" + type.getSimpleName(), spec(BINARY_LOSS, annotation(type, false), BINARY));
                    specs.put("Full" + type.getSimpleName(), spec(BINARY_LOSS, full, BINARY));
                });
        annotations(Stream.of(ScheduleKind.values())
                        .map(kind -> kind.annotation().type()))
                .forEach(type -> specs.put(
                        "Under" + type.getSimpleName(),
                        spec(BINARY_LOSS, "@Optimizer.Adam\n" + annotation(type, true), BINARY)));
        specs.put("Layers", spec(BINARY_LOSS, "@Optimizer.Nadam(averaging = 0.9)", layers()));
        specs.put(SET, spec(BINARY_LOSS, "@Optimizer.Nadam", BINARY));
        specs.put("Embedded", spec(BINARY_LOSS, "@Optimizer.Nadam", embedding("") + BINARY));
        specs.put("EmbeddedSparsely", spec(BINARY_LOSS, "@Optimizer.AdamW", embedding(", sparse = true") + BINARY));
        specs.put("Members", spec(BINARY_LOSS, "@Ensemble(k = 3)\n@Optimizer.Adam", BINARY));
        specs.put(
                "Ordering",
                spec(
                        "@Loss(LossFunction.LAMBDA_RANK)\n@Metrics({Metric.NDCG, Metric.MAP, Metric.MRR})",
                        "@Optimizer.Adam",
                        HIDDEN + "    @Dense(units = 1) DenseLayer output();\n"));
        specs.putAll(measured());
        return specs.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().formatted(entry.getKey()),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private static String embedding(String more) {
        return "    @Embedding(entries = %d, units = 2%s) EmbeddingLayer words();\n".formatted(ENTRIES, more);
    }

    /** A network whose rule counts its steps and does not visit the count. */
    public static String forgetful(String name) {
        String rule = """
                    final class Forgetting implements dev.gradwright.runtime.optimizer.UpdateRule {
                        private int steps;

                        @Override
                        public int slots() {
                            return 0;
                        }

                        @Override
                        public void beginStep(long step, double learningRate) {
                            steps++;
                        }

                        @Override
                        public void update(float[] weights, float[] gradient, float[][] slots, int from, int to) {
                            for (int i = from; i < to; i++) {
                                weights[i] -= gradient[i] / (100 + steps);
                            }
                        }
                    }
                """;
        return spec(BINARY_LOSS, "@Optimizer(" + name + ".Forgetting.class)", BINARY + rule)
                .formatted(name);
    }

    /** {@code PlainSgd} with tanh instead of ReLU: all its values have the same names and shapes. */
    public static String withTanh(String name) {
        return spec(BINARY_LOSS, "@Optimizer.Sgd", BINARY.replace("RELU", "TANH"))
                .formatted(name);
    }

    /** The annotations that do not take a class of the user. */
    private static Stream<Class<? extends Annotation>> annotations(Stream<Class<? extends Annotation>> types) {
        return types.filter(type ->
                Stream.of(type.getDeclaredMethods()).noneMatch(attribute -> attribute.getReturnType() == Class.class));
    }

    private static Map<String, String> measured() {
        return Map.of(
                "Detecting",
                spec(
                        BINARY_LOSS
                                + "\n@Metrics({Metric.ACCURACY, Metric.PRECISION, Metric.RECALL, Metric.F1, Metric.AUC})",
                        "@Optimizer.Adam",
                        BINARY),
                "BinnedAuc",
                spec(BINARY_LOSS + "\n@Metrics(value = Metric.AUC, aucThresholds = 20)", "@Optimizer.Adam", BINARY),
                "Measuring",
                spec(
                        "@Loss(LossFunction.MEAN_SQUARED_ERROR)\n@Metrics({Metric.MAE, Metric.RMSE, Metric.R2})",
                        "@Optimizer.Adam",
                        HIDDEN + "    @Dense(units = 1) DenseLayer output();\n"),
                "Ranking",
                spec(
                        "@Loss(LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY)\n@Metrics(value = Metric.TOP_K_ACCURACY, topK = 2)",
                        "@Optimizer.Adam",
                        HIDDEN
                                + "    @Dense(units = 4, activation = ActivationFunction.SOFTMAX) DenseLayer output();\n"));
    }

    /** A layer of each kind, with dense layers between them. */
    private static String layers() {
        StringBuilder layers = new StringBuilder();
        // the inputs are no indices
        Stream.of(LayerSpec.Kind.values())
                .filter(kind -> kind != LayerSpec.Kind.EMBEDDING)
                .map(LayerSpec.Kind::annotation)
                .forEach(type -> {
                    String name = type.getSimpleName().substring(0, 1).toLowerCase(Locale.ROOT)
                            + type.getSimpleName().substring(1);
                    layers.append("    ").append(layer(type, name)).append('\n');
                });
        return layers + "    @Dense(units = 1, activation = ActivationFunction.SIGMOID) DenseLayer output();\n";
    }

    private static String layer(Class<? extends Annotation> type, String name) {
        String simpleName = type.getSimpleName();
        return switch (simpleName) {
            case "Flatten" -> "@Flatten Layer flatten();\n    @Dense(units = 6) DenseLayer first();";
            case "Dense" ->
                "@Dense(units = 6, activation = ActivationFunction.TANH) @L2(0.01) @MaxNorm(1) @LearningRate(0.5) DenseLayer dense();";
            case "Activation" -> "@Activation(ActivationFunction.PRELU) PReluLayer activation();";
            case "Add" -> "@Dense(units = 6) DenseLayer term();\n    @Add({\"first\", \"term\"}) Layer add();";
            case "Concat" -> "@Concat({\"add\", \"term\"}) Layer concat();";
            case "BatchNorm", "LayerNorm" -> "@" + simpleName + " " + simpleName + "Layer " + name + "();";
            default -> annotation(type, true) + " Layer " + name + "();";
        };
    }

    /**
     * An annotation with the attributes that it requires. A full one also has those that make the optimizer keep more
     * state.
     */
    private static String annotation(Class<? extends Annotation> type, boolean isFull) {
        String attributes = Stream.of(type.getDeclaredMethods())
                .sorted(Comparator.comparing(Method::getName))
                .filter(attribute -> attribute.getDefaultValue() == null || (isFull && keepsMore(attribute)))
                .map(attribute -> attribute.getName() + " = " + value(attribute))
                .collect(Collectors.joining(", "));
        return "@" + type.getCanonicalName() + (attributes.isEmpty() ? "" : "(" + attributes + ")");
    }

    private static boolean keepsMore(Method attribute) {
        return Set.of("momentum", "averaging", "weightDecay", "amsgrad", "nesterov", "centered", "patience", "cooldown")
                .contains(attribute.getName());
    }

    private static String value(Method attribute) {
        Class<?> type = attribute.getReturnType();
        if (type == boolean.class) {
            return "true";
        } else if (type == int.class) {
            return "2";
        } else if (type == int[].class) {
            return "{5, 12}";
        } else if (type == double[].class) {
            return "{0.01, 0.005, 0.001}";
        }
        return "0.5";
    }

    private static String spec(String loss, String training, String layers) {
        return """
                package %s;

                import dev.gradwright.dsl.*;
                import dev.gradwright.runtime.layer.*;

                @Network(input = %d)
                %s
                %s
                public interface %%s {
                %s}
                """.formatted(NetworkModel.PACKAGE, INPUTS, loss, training, layers.replace("%", "%%"));
    }
}
