package dev.gradwright.processor.spec;

import dev.gradwright.dsl.Metric;
import java.util.List;

/** {@code @Metrics}. */
public record MetricsSpec(
        Origin origin,
        List<Valued<Metric>> metrics,
        Valued<Double> threshold,
        Valued<Integer> topK,
        Valued<Integer> aucThresholds,
        Valued<Boolean> weighted) {
    /** The default of {@code threshold}. */
    public static final double DEFAULT_THRESHOLD = 0.5;

    public MetricsSpec {
        metrics = List.copyOf(metrics);
    }
}
