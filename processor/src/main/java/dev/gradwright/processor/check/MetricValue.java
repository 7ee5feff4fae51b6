package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.MetricsSpec;
import dev.gradwright.processor.spec.NetworkSpec;

/** The values that metrics are measured with are possible. */
final class MetricValue implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.METRIC_VALUE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.network().flatMap(NetworkSpec::metrics).ifPresent(metrics -> check(metrics, report));
    }

    private static void check(MetricsSpec metrics, Report report) {
        if (!Ranges.isFraction(metrics.threshold().value())) {
            report.at(
                    metrics.threshold().origin(),
                    "@Metrics threshold must be at least 0 and less than 1, because probabilities above it count as a yes, but is "
                            + metrics.threshold().value());
        }
        if (metrics.topK().value() < 1) {
            report.at(
                    metrics.topK().origin(),
                    "@Metrics topK must be at least 1, but is " + metrics.topK().value());
        }
    }
}
