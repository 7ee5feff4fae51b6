package dev.gradwright.processor.spec;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.naming.TakenNames;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The simple names of the library types that generated code may name. */
public final class LibraryTypes {
    private static final Set<String> FIXED = Set.of(
            "ActivationFunction",
            "ActivityPenalty",
            "BatchCheck",
            "BatchNormLayer",
            "BatchNormState",
            "Constant",
            "ConstantSchedule",
            "CosineRestartsSchedule",
            "CosineSchedule",
            "CounterRandom",
            "Dataset",
            "DenseLayer",
            "Distribution",
            "DivergenceGuard",
            "Draw",
            "Evaluation",
            "ExponentialSchedule",
            "FMatrixRMaj",
            "FanMode",
            "FoldedDense",
            "FoldedNorm",
            "Generated",
            "GradientClipping",
            "Initializer",
            "KernelTier",
            "Kernels",
            "Layer",
            "LayerNormLayer",
            "LayerRegister",
            "List",
            "LossFunction",
            "McPrediction",
            "Metric",
            "MetricOptions",
            "ModelFile",
            "MonitorMode",
            "NetworkOptimizer",
            "NetworkParameter",
            "NetworkPredictor",
            "OneCycleForm",
            "OneCycleSchedule",
            "OutputHead",
            "PReluLayer",
            "PackedDense",
            "PackedLayerNorm",
            "PackedNorm",
            "PackedPRelu",
            "Parameter",
            "ParameterFactory",
            "ParameterOptimizer",
            "ParameterSpec",
            "Path",
            "Penalties",
            "PiecewiseSchedule",
            "PlateauSchedule",
            "PolynomialSchedule",
            "PowerSchedule",
            "RandomNormal",
            "RandomUniform",
            "RunningMetrics",
            "ScheduleUnit",
            "Scratch",
            "Tensor",
            "TrainableNetwork",
            "VarianceScaling",
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

    private LibraryTypes() {}

    /** Whether generated code may name a library type of that simple name. */
    public static boolean contain(String simpleName) {
        return FIXED.contains(simpleName)
                || LOSSES.contains(simpleName)
                || RULES.contains(simpleName)
                || TakenNames.OF_JAVA_LANG.contains(simpleName);
    }

    /** {@code LOG_COSH} as {@code LogCosh}. */
    private static String inCamelCase(Enum<?> constant) {
        return Stream.of(constant.name().split("_", -1))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
