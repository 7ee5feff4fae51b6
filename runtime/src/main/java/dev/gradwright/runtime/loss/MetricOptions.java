package dev.gradwright.runtime.loss;

/**
 * The options of metrics, as declared by {@link dev.gradwright.dsl.Metrics}.
 *
 * @param threshold outputs above it are positive predictions; in [0, 1)
 * @param topK the k of top-k accuracy, at least 1
 * @param aucThresholds the number of thresholds that approximate the AUC, as in Keras; 0 for the exact AUC
 * @param weighted whether sample weights apply to the metrics as well as to the loss
 */
public record MetricOptions(float threshold, int topK, int aucThresholds, boolean weighted) {
    /** The defaults. */
    static final MetricOptions DEFAULT = new MetricOptions(0.5f, 5, 0, false);
}
