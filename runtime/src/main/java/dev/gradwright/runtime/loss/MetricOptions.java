package dev.gradwright.runtime.loss;

/**
 * What metrics are measured with.
 *
 * @param threshold an output above it predicts a positive; in [0, 1)
 * @param topK among how many of the largest outputs the right class counts; at least 1
 * @param aucThresholds how many thresholds approximate the area under the curve, as in Keras; 0 for the exact area
 * @param weighted whether sample weights act on the metrics, as they do on the loss
 */
public record MetricOptions(float threshold, int topK, int aucThresholds, boolean weighted) {
    /** What holds unless a network says otherwise. */
    static final MetricOptions DEFAULT = new MetricOptions(0.5f, 5, 0, false);
}
