package dev.gradwright.processor.diagnostic;

/** The names under which problems are reported; {@code docs/diagnostics} has a page for each. */
public enum DiagnosticName {
    ACTIVATION_ALPHA("ActivationAlpha"),
    ALIAS_TARGET("AliasTarget"),
    CLIP_CONFLICT("ClipConflict"),
    CUSTOM_TYPE("CustomType"),
    CYCLIC_BLOCK("CyclicBlock"),
    DENSE_UNITS("DenseUnits"),
    DROPOUT_RATE("DropoutRate"),
    EMPTY_NETWORK("EmptyNetwork"),
    INIT_VALUE("InitValue"),
    INPUT_SHAPE("InputShape"),
    INTERNAL_ERROR("InternalError"),
    LAYER_METHOD("LayerMethod"),
    LOSS_OUTPUT("LossOutput"),
    LOSS_VALUE("LossValue"),
    METRIC_OUTPUT("MetricOutput"),
    METRIC_VALUE("MetricValue"),
    MISSING_LAYER("MissingLayer"),
    MISSING_LOSS("MissingLoss"),
    MODIFIER_MISPLACED("ModifierMisplaced"),
    NAME_CLASH("NameClash"),
    NORM_EPSILON("NormEpsilon"),
    NORM_MOMENTUM("NormMomentum"),
    NOT_A_SPEC("NotASpec"),
    OPTIMIZER_VALUE("OptimizerValue"),
    REPEAT_COUNT("RepeatCount"),
    RETURN_TYPE("ReturnType"),
    SCHEDULE_VALUE("ScheduleValue"),
    TWO_LAYERS("TwoLayers"),
    TWO_OPTIMIZERS("TwoOptimizers"),
    TWO_SCHEDULES("TwoSchedules");

    private final String label;

    DiagnosticName(String label) {
        this.label = label;
    }

    /** As users see it, as in {@code DenseUnits}. */
    public String label() {
        return label;
    }
}
