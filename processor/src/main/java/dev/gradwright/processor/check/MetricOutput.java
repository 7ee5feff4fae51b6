package dev.gradwright.processor.check;

import dev.gradwright.dsl.Metric;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LossSpec;
import dev.gradwright.processor.spec.MetricsSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.Optional;

/** The metrics can be taken of what the last layer outputs. */
final class MetricOutput implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.METRIC_OUTPUT;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        Optional<MetricsSpec> metrics = spec.network().flatMap(NetworkSpec::metrics);
        Optional<LossSpec> loss = spec.network().flatMap(NetworkSpec::loss);
        Optional<Output> output = Output.of(spec);
        if (metrics.isPresent() && loss.isPresent() && output.isPresent()) {
            check(metrics.get(), loss.get(), output.get(), report);
        }
    }

    private static void check(MetricsSpec metrics, LossSpec loss, Output output, Report report) {
        if (!LossOutput.problem(loss, output).isEmpty()) {
            return; // LossOutput reports it
        }
        for (Valued<Metric> metric : metrics.metrics()) {
            String problem = MetricDemand.of(metric.value())
                    .problem(loss.function().value(), output, metrics.topK().value());
            if (!problem.isEmpty()) {
                report.at(metric.origin(), metric.value() + " " + problem);
            }
        }
    }
}
