package dev.gradwright.processor.spec;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.naming.TakenNames;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The simple names of the library types that generated code may name. {@code LibraryTypesTest} compares them with the
 * types that {@code emit} names: the rules do not know that package.
 */
public final class LibraryTypes {
    private static final Set<String> FIXED = Set.of(
            "ActivationFunction",
            "ActivityPenalty",
            "BatchCheck",
            "BatchNormState",
            "BigDecimal",
            "BinnedFeature",
            "BooleanTarget",
            "CategoryFeature",
            "Checkpoints",
            "ClassPredictor",
            "ConstantSchedule",
            "Consumer",
            "Csv",
            "CsvColumn",
            "CsvConstants",
            "CsvRow",
            "Dataset",
            "Decision",
            "Distribution",
            "DivergenceGuard",
            "Draw",
            "Duration",
            "EnsembleLayer",
            "EnumFeature",
            "EnumTarget",
            "Evaluation",
            "EncodedStream",
            "ExampleStream",
            "Examples",
            "FMatrixRMaj",
            "FanMode",
            "FlagFeature",
            "FoldedDense",
            "FoldedNorm",
            "Generated",
            "GradientClipping",
            "Graph",
            "GraphBuilder",
            "IndexColumns",
            "Initializer",
            "InputStream",
            "Instant",
            "KernelTier",
            "Kernels",
            "Layer",
            "LayerRegister",
            "List",
            "LocalDate",
            "LossFunction",
            "McPrediction",
            "Metric",
            "MetricOptions",
            "Mode",
            "ModelFile",
            "MonitorMode",
            "NetworkOptimizer",
            "NetworkParameter",
            "NetworkPredictor",
            "NetworkSettings",
            "NumberFeature",
            "NumberTarget",
            "OneCycleForm",
            "OutputHead",
            "PackedBatchNorm",
            "PackedDense",
            "Parameter",
            "ParameterFactory",
            "ParameterOptimizer",
            "ParameterSpec",
            "Path",
            "Penalties",
            "PredictorWeights",
            "Presence",
            "RandomStream",
            "RankingEncoder",
            "RankingPredictor",
            "RowCounts",
            "RunningMetrics",
            "Scale",
            "ScheduleUnit",
            "Scratch",
            "Setting",
            "Settings",
            "StateVisitor",
            "TableEncoder",
            "TableNetwork",
            "TargetLayout",
            "TargetScaler",
            "Tensor",
            "TrainableNetwork",
            "ValuePredictor",
            "WeightConstraint");

    private static final Set<String> LOSSES = Stream.of(LossFunction.values())
            .map(LibraryTypes::inCamelCase)
            .flatMap(loss -> Stream.of(
                    loss,
                    inCamelCase(ActivationFunction.SIGMOID) + loss,
                    inCamelCase(ActivationFunction.SOFTMAX) + loss))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> RULES = Stream.of(OptimizerKind.values())
            .map(kind -> inCamelCase(kind) + "Rule")
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> SCHEDULES = Stream.of(ScheduleKind.values())
            .map(kind -> inCamelCase(kind) + "Schedule")
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> HANDLES = Stream.of(LayerSpec.Kind.values())
            .flatMap(kind -> kind.handle().stream())
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> INITIALIZERS = Stream.of(LayerSpec.InitSpec.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toUnmodifiableSet());

    private LibraryTypes() {}

    /** The names that no enum constant or kind of layer gives. */
    public static Set<String> fixed() {
        return FIXED;
    }

    /** Whether generated code may name a library type of that simple name. */
    public static boolean contain(String simpleName) {
        return Stream.of(FIXED, LOSSES, RULES, SCHEDULES, HANDLES, INITIALIZERS, TakenNames.OF_JAVA_LANG)
                .anyMatch(names -> names.contains(simpleName));
    }

    /** {@code LOG_COSH} as {@code LogCosh}. */
    private static String inCamelCase(Enum<?> constant) {
        return Stream.of(constant.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
