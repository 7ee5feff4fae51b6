package dev.gradwright.processor.diagnostic;

/** The names under which problems are reported; {@code docs/diagnostics} has a page for each. */
public enum DiagnosticName {
    ACTIVATION_ALPHA("ActivationAlpha"),
    ACTIVATION_MISPLACED("ActivationMisplaced"),
    ALIAS_TARGET("AliasTarget"),
    CLASS_PATH("ClassPath"),
    CLIP_CONFLICT("ClipConflict"),
    CONSTRAINT_LIMIT("ConstraintLimit"),
    CUSTOM_TYPE("CustomType"),
    CYCLIC_BLOCK("CyclicBlock"),
    DENSE_UNITS("DenseUnits"),
    DROPOUT_RATE("DropoutRate"),
    EMPTY_NETWORK("EmptyNetwork"),
    INIT_VALUE("InitValue"),
    INPUT_SHAPE("InputShape"),
    INTERNAL_ERROR("InternalError"),
    JOIN_SOURCES("JoinSources"),
    LAYER_METHOD("LayerMethod"),
    LOSS_OUTPUT("LossOutput"),
    LOSS_VALUE("LossValue"),
    LOST_LAYER("LostLayer"),
    METRIC_OUTPUT("MetricOutput"),
    METRIC_VALUE("MetricValue"),
    MISSING_LAYER("MissingLayer"),
    MISSING_LOSS("MissingLoss"),
    MODIFIER_MISPLACED("ModifierMisplaced"),
    NAME_CLASH("NameClash"),
    NAME_LENGTH("NameLength"),
    NETWORK_SIZE("NetworkSize"),
    NOISE_DEVIATION("NoiseDeviation"),
    NORM_EPSILON("NormEpsilon"),
    NORM_MOMENTUM("NormMomentum"),
    NOTHING_TO_TRAIN("NothingToTrain"),
    NOT_A_SPEC("NotASpec"),
    OPTIMIZER_VALUE("OptimizerValue"),
    PENALTY_FACTOR("PenaltyFactor"),
    PROCESSOR_PATH("ProcessorPath"),
    REPEAT_COUNT("RepeatCount"),
    RETURN_TYPE("ReturnType"),
    SCHEDULE_VALUE("ScheduleValue"),
    TWO_LAYERS("TwoLayers"),
    TWO_OPTIMIZERS("TwoOptimizers"),
    TWO_SCHEDULES("TwoSchedules"),
    UNKNOWN_SOURCE("UnknownSource");

    private final String label;

    DiagnosticName(String label) {
        this.label = label;
    }

    /** As users see it, as in {@code DenseUnits}. */
    public String label() {
        return label;
    }
}
