package dev.gradwright.processor.lower;

import dev.gradwright.dsl.Metric;
import java.util.List;

/**
 * What is measured beside the loss.
 *
 * @param metrics each once, in order
 * @param threshold above which an output predicts a positive
 * @param topK among how many of the largest outputs the right class counts
 * @param aucThresholds how many thresholds approximate the area under the curve; 0 for the exact area
 * @param weighted whether sample weights act on the metrics
 */
public record MetricsOp(List<Metric> metrics, double threshold, int topK, int aucThresholds, boolean weighted) {
    /** Unless somebody says otherwise. */
    public static final double THRESHOLD = 0.5;

    /** Nothing is measured. */
    static final MetricsOp NONE = new MetricsOp(List.of(), THRESHOLD, 5, 0, false);

    public MetricsOp {
        metrics = List.copyOf(metrics);
    }

    /** Whether everything but the list is as it is unless somebody says otherwise. */
    public boolean isPlain() {
        return threshold == NONE.threshold
                && topK == NONE.topK
                && aucThresholds == NONE.aucThresholds
                && weighted == NONE.weighted;
    }
}
