package dev.gradwright.processor.emit.text;

import com.palantir.javapoet.ClassName;
import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All types of the runtime and of its libraries that generated code names. */
public final class RuntimeTypes {
    public static final ClassName MATRIX = ClassName.get("org.ejml.data", "FMatrixRMaj");

    public static final ClassName PARAMETER = runtime("", "Parameter");
    public static final ClassName TABLE_NETWORK = runtime("", "TableNetwork");
    public static final ClassName TRAINABLE_NETWORK = runtime("", "TrainableNetwork");

    public static final ClassName CSV = runtime(".data", "Csv");
    public static final ClassName CSV_COLUMN = runtime(".data", "CsvColumn");
    public static final ClassName CSV_CONSTANTS = runtime(".data", "CsvConstants");
    public static final ClassName CSV_ROW = runtime(".data", "CsvRow");
    public static final ClassName DATASET = runtime(".data", "Dataset");
    public static final ClassName EXAMPLE_STREAM = runtime(".data", "ExampleStream");
    public static final ClassName EXAMPLES = runtime(".data", "Examples");

    public static final ClassName BINNED_FEATURE = runtime(".feature", "BinnedFeature");
    public static final ClassName BOOLEAN_TARGET = runtime(".feature", "BooleanTarget");
    public static final ClassName CATEGORY_FEATURE = runtime(".feature", "CategoryFeature");
    public static final ClassName ENUM_FEATURE = runtime(".feature", "EnumFeature");
    public static final ClassName ENUM_TARGET = runtime(".feature", "EnumTarget");
    public static final ClassName FLAG_FEATURE = runtime(".feature", "FlagFeature");
    public static final ClassName NUMBER_FEATURE = runtime(".feature", "NumberFeature");
    public static final ClassName NUMBER_TARGET = runtime(".feature", "NumberTarget");
    public static final ClassName PRESENCE = runtime(".feature", "Presence");
    public static final ClassName RANKING_ENCODER = runtime(".feature", "RankingEncoder");
    public static final ClassName ROW_COUNTS = runtime(".feature", "RowCounts");
    public static final ClassName SCALE = runtime(".feature", "Scale");
    public static final ClassName TABLE_ENCODER = runtime(".feature", "TableEncoder");
    public static final ClassName TARGET_LAYOUT = runtime(".feature", "TargetLayout");
    public static final ClassName TARGET_SCALER = runtime(".feature", "TargetScaler");

    public static final ClassName MODEL_FILE = runtime(".file", "ModelFile");

    public static final ClassName INDEX_COLUMNS = runtime(".data", "IndexColumns");
    public static final ClassName GRAPH = runtime(".graph", "Graph");
    public static final ClassName GRAPH_BUILDER = runtime(".graph", "GraphBuilder");

    public static final ClassName BATCH_NORM_STATE = runtime(".kernel", "BatchNormState");
    public static final ClassName KERNEL_TIER = runtime(".kernel", "KernelTier");
    public static final ClassName KERNELS = runtime(".kernel", "Kernels");
    public static final ClassName TENSOR = runtime(".kernel", "Tensor");

    public static final ClassName LAYER = runtime(".layer", "Layer");

    public static final ClassName METRIC_OPTIONS = runtime(".loss", "MetricOptions");
    public static final ClassName OUTPUT_HEAD = runtime(".loss", "OutputHead");
    public static final ClassName RUNNING_METRICS = runtime(".loss", "RunningMetrics");

    public static final ClassName BATCH_CHECK = runtime(".network", "BatchCheck");
    public static final ClassName DIVERGENCE_GUARD = runtime(".network", "DivergenceGuard");
    public static final ClassName DRAW = runtime(".network", "Draw");
    public static final ClassName LAYER_REGISTER = runtime(".network", "LayerRegister");
    public static final ClassName MODE = runtime(".network", "Mode");
    public static final ClassName NETWORK_PARAMETER = runtime(".network", "NetworkParameter");
    public static final ClassName PARAMETER_FACTORY = runtime(".network", "ParameterFactory");
    public static final ClassName PARAMETER_SPEC = runtime(".network", "ParameterSpec");
    public static final ClassName PENALTIES = runtime(".network", "Penalties");

    public static final ClassName GRADIENT_CLIPPING = runtime(".optimizer", "GradientClipping");
    public static final ClassName NETWORK_OPTIMIZER = runtime(".optimizer", "NetworkOptimizer");
    public static final ClassName PARAMETER_OPTIMIZER = runtime(".optimizer", "ParameterOptimizer");

    public static final ClassName CLASS_PREDICTOR = runtime(".predict", "ClassPredictor");
    public static final ClassName DECISION = runtime(".predict", "Decision");
    public static final ClassName FOLDED_DENSE = runtime(".predict", "FoldedDense");
    public static final ClassName FOLDED_NORM = runtime(".predict", "FoldedNorm");
    public static final ClassName MC_PREDICTION = runtime(".predict", "McPrediction");
    public static final ClassName NETWORK_PREDICTOR = runtime(".predict", "NetworkPredictor");
    public static final ClassName PACKED_BATCH_NORM = runtime(".predict", "PackedBatchNorm");
    public static final ClassName PACKED_DENSE = runtime(".predict", "PackedDense");
    public static final ClassName PREDICTOR_WEIGHTS = runtime(".predict", "PredictorWeights");
    public static final ClassName RANKING_PREDICTOR = runtime(".predict", "RankingPredictor");
    public static final ClassName VALUE_PREDICTOR = runtime(".predict", "ValuePredictor");
    public static final ClassName PREDICTOR_SCRATCH = NETWORK_PREDICTOR.nestedClass("Scratch");

    public static final ClassName RANDOM_STREAM = runtime(".random", "RandomStream");

    public static final ClassName ACTIVITY_PENALTY = runtime(".regularization", "ActivityPenalty");
    public static final ClassName WEIGHT_CONSTRAINT = runtime(".regularization", "WeightConstraint");

    public static final ClassName NETWORK_SETTINGS = runtime(".settings", "NetworkSettings");
    public static final ClassName SETTING = runtime(".settings", "Setting");
    public static final ClassName SETTINGS = runtime(".settings", "Settings");

    public static final ClassName STATE_VISITOR = runtime(".state", "StateVisitor");

    public static final ClassName ENCODED_STREAM = runtime(".stream", "EncodedStream");

    public static final ClassName CHECKPOINTS = runtime(".train", "Checkpoints");
    public static final ClassName EVALUATION = runtime(".train", "Evaluation");

    private RuntimeTypes() {}

    /** The class of a loss has the name of its constant, after the name of the fused activation, if there is one. */
    public static ClassName loss(LossFunction function, Optional<ActivationFunction> fused) {
        return runtime(".loss", fused.map(RuntimeTypes::inCamelCase).orElse("") + inCamelCase(function));
    }

    /** The handle of a layer with parameters, such as {@code DenseLayer} of a {@code Dense}. */
    public static ClassName layer(String op) {
        return runtime(".layer", op + "Layer");
    }

    /** The class of an update rule has the name of its annotation; AdamW is Adam with weight decay. */
    public static ClassName rule(String kind) {
        return runtime(".optimizer", (kind.equals("AdamW") ? "Adam" : kind) + "Rule");
    }

    /** The class of a schedule has the name of its annotation. */
    public static ClassName schedule(String kind) {
        return runtime(".schedule", kind + "Schedule");
    }

    /** The class of an initializer has the name of its annotation. */
    public static ClassName initializer(String kind) {
        return runtime(".init", kind);
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
