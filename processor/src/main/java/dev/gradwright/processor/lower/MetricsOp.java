package dev.gradwright.processor.lower;

import dev.gradwright.dsl.Metric;
import dev.gradwright.processor.spec.MetricsSpec;
import java.util.List;

/**
 * The metrics that are measured in addition to the loss.
 *
 * @param metrics in order, without duplicates
 * @param threshold an output above it is a positive prediction
 * @param topK a row counts as correct if its class is among this many of the largest outputs
 * @param aucThresholds number of thresholds that approximate the area under the curve; 0 for the exact area
 * @param weighted whether sample weights apply to the metrics
 */
public record MetricsOp(List<Metric> metrics, double threshold, int topK, int aucThresholds, boolean weighted) {
    /** The default of {@code threshold}. */
    public static final double DEFAULT_THRESHOLD = MetricsSpec.DEFAULT_THRESHOLD;

    /** Nothing is measured. */
    static final MetricsOp NONE = new MetricsOp(List.of(), DEFAULT_THRESHOLD, 5, 0, false);

    public MetricsOp {
        metrics = List.copyOf(metrics);
    }

    /** Whether everything but the list has its default. */
    public boolean isPlain() {
        return threshold == NONE.threshold
                && topK == NONE.topK
                && aucThresholds == NONE.aucThresholds
                && weighted == NONE.weighted;
    }
}
