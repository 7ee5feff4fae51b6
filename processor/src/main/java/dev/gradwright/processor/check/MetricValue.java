package dev.gradwright.processor.check;

import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LossKind;
import dev.gradwright.processor.spec.MetricsSpec;
import dev.gradwright.processor.spec.Range;

/** The values of {@code @Metrics} are valid. */
final class MetricValue implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.METRIC_VALUE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.network()
                .ifPresent(network -> network.metrics().ifPresent(metrics -> {
                    check(metrics, report);
                    network.loss()
                            .ifPresent(loss ->
                                    checkThreshold(metrics, loss.function().value(), report));
                }));
    }

    private static void checkThreshold(MetricsSpec metrics, LossFunction loss, Report report) {
        double threshold = metrics.threshold().value();
        if (Ranges.contains(Range.FRACTION, threshold)
                && threshold != MetricsSpec.DEFAULT_THRESHOLD
                && LossKind.of(loss).takesScores()) {
            report.at(
                    metrics.threshold().origin(),
                    "@Metrics threshold has no effect with %s, whose scores predict the positive class above 0, but is %s; remove it"
                            .formatted(loss, threshold));
        }
    }

    private static void check(MetricsSpec metrics, Report report) {
        Ranges.require(
                Range.FRACTION,
                "@Metrics threshold",
                "probabilities above it predict the positive class",
                metrics.threshold(),
                report);
        if (metrics.topK().value() < 1) {
            report.at(
                    metrics.topK().origin(),
                    "@Metrics topK must be at least 1, but is " + metrics.topK().value());
        }
        if (metrics.aucThresholds().value() < 2 && metrics.aucThresholds().value() != 0) {
            report.at(
                    metrics.aucThresholds().origin(),
                    "@Metrics aucThresholds must be at least 2, or 0 for the exact area, but is "
                            + metrics.aucThresholds().value());
        }
    }
}
