package dev.gradwright.processor.emit;

import com.palantir.javapoet.ClassName;
import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.spec.OptimizerKind;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every type of the runtime, and of the libraries it speaks in, that generated code names. */
final class RuntimeTypes {
    static final ClassName MATRIX = ClassName.get("org.ejml.data", "FMatrixRMaj");

    static final ClassName NETWORK_PARAMETER = runtime("", "NetworkParameter");
    static final ClassName NETWORK_STATE = runtime("", "NetworkState");
    static final ClassName PARAMETER = runtime("", "Parameter");
    static final ClassName TRAINABLE_NETWORK = runtime("", "TrainableNetwork");

    static final ClassName MODEL_FILE = runtime(".file", "ModelFile");

    static final ClassName CONSTANT = runtime(".init", "Constant");
    static final ClassName RANDOM_NORMAL = runtime(".init", "RandomNormal");
    static final ClassName RANDOM_UNIFORM = runtime(".init", "RandomUniform");
    static final ClassName VARIANCE_SCALING = runtime(".init", "VarianceScaling");

    static final ClassName BATCH_NORM_STATE = runtime(".kernel", "BatchNormState");
    static final ClassName KERNEL_TIER = runtime(".kernel", "KernelTier");
    static final ClassName KERNELS = runtime(".kernel", "Kernels");
    static final ClassName TENSOR = runtime(".kernel", "Tensor");

    static final ClassName BATCH_NORM_LAYER = runtime(".layer", "BatchNormLayer");
    static final ClassName DENSE_LAYER = runtime(".layer", "DenseLayer");
    static final ClassName LAYER = runtime(".layer", "Layer");
    static final ClassName LAYER_NORM_LAYER = runtime(".layer", "LayerNormLayer");
    static final ClassName P_RELU_LAYER = runtime(".layer", "PReluLayer");

    static final ClassName METRIC_OPTIONS = runtime(".loss", "MetricOptions");
    static final ClassName OUTPUT_HEAD = runtime(".loss", "OutputHead");
    static final ClassName RUNNING_METRICS = runtime(".loss", "RunningMetrics");

    static final ClassName GRADIENT_CLIPPING = runtime(".optimizer", "GradientClipping");
    static final ClassName NETWORK_OPTIMIZER = runtime(".optimizer", "NetworkOptimizer");
    static final ClassName PARAMETER_OPTIMIZER = runtime(".optimizer", "ParameterOptimizer");

    static final ClassName FOLDED_DENSE = runtime(".predict", "FoldedDense");
    static final ClassName FOLDED_NORM = runtime(".predict", "FoldedNorm");
    static final ClassName NETWORK_PREDICTOR = runtime(".predict", "NetworkPredictor");
    static final ClassName PACKED_DENSE = runtime(".predict", "PackedDense");
    static final ClassName PACKED_LAYER_NORM = runtime(".predict", "PackedLayerNorm");
    static final ClassName PACKED_NORM = runtime(".predict", "PackedNorm");
    static final ClassName PACKED_P_RELU = runtime(".predict", "PackedPRelu");
    static final ClassName PREDICTOR_SCRATCH = NETWORK_PREDICTOR.nestedClass("Scratch");

    static final ClassName COUNTER_RANDOM = runtime(".random", "CounterRandom");

    static final ClassName ACTIVITY_PENALTY = runtime(".regularization", "ActivityPenalty");
    static final ClassName WEIGHT_CONSTRAINT = runtime(".regularization", "WeightConstraint");

    static final ClassName CONSTANT_SCHEDULE = runtime(".schedule", "ConstantSchedule");
    static final ClassName COSINE_SCHEDULE = runtime(".schedule", "CosineSchedule");
    static final ClassName COSINE_RESTARTS_SCHEDULE = runtime(".schedule", "CosineRestartsSchedule");
    static final ClassName EXPONENTIAL_SCHEDULE = runtime(".schedule", "ExponentialSchedule");
    static final ClassName ONE_CYCLE_SCHEDULE = runtime(".schedule", "OneCycleSchedule");
    static final ClassName PIECEWISE_SCHEDULE = runtime(".schedule", "PiecewiseSchedule");
    static final ClassName PLATEAU_SCHEDULE = runtime(".schedule", "PlateauSchedule");
    static final ClassName POLYNOMIAL_SCHEDULE = runtime(".schedule", "PolynomialSchedule");
    static final ClassName POWER_SCHEDULE = runtime(".schedule", "PowerSchedule");

    private RuntimeTypes() {}

    /** The class of a loss is called as its constant, after the activation that it applies by itself. */
    static ClassName loss(LossFunction function, Optional<ActivationFunction> fused) {
        return runtime(".loss", fused.map(RuntimeTypes::inCamelCase).orElse("") + inCamelCase(function));
    }

    /** The class of an update rule is called as its constant; AdamW is Adam with a decay of the weights. */
    static ClassName rule(OptimizerKind kind) {
        OptimizerKind rule = kind == OptimizerKind.ADAM_W ? OptimizerKind.ADAM : kind;
        return runtime(".optimizer", inCamelCase(rule) + "Rule");
    }

    /** {@code LOG_COSH} as {@code LogCosh}. */
    private static String inCamelCase(Enum<?> constant) {
        return Stream.of(constant.name().toLowerCase(Locale.ROOT).split("_", -1))
                .map(Words::capitalized)
                .collect(Collectors.joining());
    }

    private static ClassName runtime(String subpackage, String name) {
        return ClassName.get("dev.gradwright.runtime" + subpackage, name);
    }
}
