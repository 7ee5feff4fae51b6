package dev.gradwright.processor.diagnostic;

import static dev.gradwright.processor.diagnostic.Severity.ERROR;
import static dev.gradwright.processor.diagnostic.Severity.WARNING;

/** The names under which problems are reported; {@code docs/diagnostics} has a page for each. */
public enum DiagnosticName {
    ACTIVATION_ALPHA("ActivationAlpha", ERROR),
    ACTIVATION_INIT("ActivationInit", WARNING),
    ACTIVATION_MISPLACED("ActivationMisplaced", ERROR),
    ACTIVATION_TWICE("ActivationTwice", WARNING),
    ALIAS_TARGET("AliasTarget", ERROR),
    ALPHA_DROPOUT_WITHOUT_SELU("AlphaDropoutWithoutSelu", WARNING),
    BATCH_NORM_INPUT("BatchNormInput", WARNING),
    BUDGET("Budget", ERROR),
    CLASS_PATH("ClassPath", ERROR),
    CLIP_CONFLICT("ClipConflict", ERROR),
    CONSTRAINT_LIMIT("ConstraintLimit", ERROR),
    CUSTOM_TYPE("CustomType", ERROR),
    CYCLIC_BLOCK("CyclicBlock", ERROR),
    DECAY_TWICE("DecayTwice", WARNING),
    DEEP_PLAIN("DeepPlain", WARNING),
    DENSE_UNITS("DenseUnits", ERROR),
    DROPOUT_BEFORE_BATCH_NORM("DropoutBeforeBatchNorm", WARNING),
    DROPOUT_RATE("DropoutRate", ERROR),
    DROPOUT_TOO_MUCH("DropoutTooMuch", WARNING),
    EMBEDDING_VALUE("EmbeddingValue", ERROR),
    EMPTY_NETWORK("EmptyNetwork", ERROR),
    ENSEMBLE("Ensemble", ERROR),
    EXPLODING_ACTIVATIONS("ExplodingActivations", WARNING),
    EXPLODING_GRADIENTS("ExplodingGradients", WARNING),
    FEATURES_AND_INPUT("FeaturesAndInput", ERROR),
    FEATURE_TYPE("FeatureType", ERROR),
    FEATURE_VALUE("FeatureValue", ERROR),
    FROZEN_BATCH_NORM("FrozenBatchNorm", WARNING),
    GROUP_UNUSED("GroupUnused", WARNING),
    HIDDEN_SOFTMAX("HiddenSoftmax", WARNING),
    INIT_VALUE("InitValue", ERROR),
    INPUT_SHAPE("InputShape", ERROR),
    INTERNAL_ERROR("InternalError", ERROR),
    JOIN_SOURCES("JoinSources", ERROR),
    LAYER_METHOD("LayerMethod", ERROR),
    LEARNING_RATE("LearningRate", WARNING),
    LEARNING_RATE_VALUE("LearningRateValue", ERROR),
    LINEAR_STACK("LinearStack", WARNING),
    LOSS_OUTPUT("LossOutput", ERROR),
    LOSS_VALUE("LossValue", ERROR),
    LOST_LAYER("LostLayer", ERROR),
    METRIC_OUTPUT("MetricOutput", ERROR),
    METRIC_VALUE("MetricValue", ERROR),
    MISSING_LAYER("MissingLayer", ERROR),
    MISSING_LOSS("MissingLoss", ERROR),
    MISSING_NETWORK("MissingNetwork", ERROR),
    MODIFIER_MISPLACED("ModifierMisplaced", ERROR),
    NAME_CLASH("NameClash", ERROR),
    NAME_LENGTH("NameLength", ERROR),
    NETWORK_SIZE("NetworkSize", ERROR),
    NOISE_DEVIATION("NoiseDeviation", ERROR),
    NORM_EPSILON("NormEpsilon", ERROR),
    NORM_MOMENTUM("NormMomentum", ERROR),
    NOTHING_TO_TRAIN("NothingToTrain", ERROR),
    NOT_A_SPEC("NotASpec", ERROR),
    OPTIMIZER_VALUE("OptimizerValue", ERROR),
    OPTION_VALUE("OptionValue", ERROR),
    OUTPUT_ACTIVATION("OutputActivation", WARNING),
    OUTPUT_DROPOUT("OutputDropout", WARNING),
    OUTPUT_RANGE("OutputRange", WARNING),
    PENALTY_FACTOR("PenaltyFactor", ERROR),
    PROCESSOR_PATH("ProcessorPath", ERROR),
    RANKING_GROUP("RankingGroup", ERROR),
    REDUNDANT_BIAS("RedundantBias", WARNING),
    REPEAT_COUNT("RepeatCount", ERROR),
    RETURN_TYPE("ReturnType", ERROR),
    SCHEDULE_IDLE("ScheduleIdle", WARNING),
    SCHEDULE_VALUE("ScheduleValue", ERROR),
    SELU_BATCH_NORM("SeluBatchNorm", WARNING),
    SELU_DROPOUT("SeluDropout", WARNING),
    SELU_INIT("SeluInit", WARNING),
    TARGET_OUTPUT("TargetOutput", ERROR),
    TWO_CLIPS("TwoClips", ERROR),
    TWO_LAYERS("TwoLayers", ERROR),
    TWO_LOSSES("TwoLosses", ERROR),
    TWO_METRICS("TwoMetrics", ERROR),
    TWO_OPTIMIZERS("TwoOptimizers", ERROR),
    TWO_SCHEDULES("TwoSchedules", ERROR),
    UNKNOWN_SOURCE("UnknownSource", ERROR),
    UNKNOWN_WARNING("UnknownWarning", WARNING),
    VANISHING_ACTIVATIONS("VanishingActivations", WARNING),
    VANISHING_GRADIENTS("VanishingGradients", WARNING);

    private final String label;
    private final Severity severity;

    DiagnosticName(String label, Severity severity) {
        this.label = label;
        this.severity = severity;
    }

    /** As users see it, as in {@code DenseUnits}. */
    public String label() {
        return label;
    }

    /** An error, or a warning unless users ask for warnings to be errors. */
    public Severity severity() {
        return severity;
    }
}
