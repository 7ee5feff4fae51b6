package dev.gradwright.processor.check;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.LossFunction;
import dev.gradwright.dsl.Metric;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LossSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Valued;

/** The metrics can be taken of what the last layer puts out. */
final class MetricOutput implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.METRIC_OUTPUT;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.network()
                .ifPresent(network -> Output.of(spec).ifPresent(output -> check(network, output.function(), report)));
    }

    private static void check(NetworkSpec network, ActivationFunction output, Report report) {
        for (Valued<Metric> metric : network.metrics()) {
            if (metric.value() == Metric.ACCURACY && isRegression(network) && !isProbability(output)) {
                report.at(
                        metric.origin(),
                        "ACCURACY needs the probabilities of a sigmoid or a softmax, but with MEAN_SQUARED_ERROR the output is %s; remove it, or set activation = SOFTMAX on the last layer"
                                .formatted(output));
            }
        }
    }

    /** With other losses, an output that is no probability is a problem of the loss. */
    private static boolean isRegression(NetworkSpec network) {
        return network.loss().map(LossSpec::function).stream()
                .anyMatch(function -> function.value() == LossFunction.MEAN_SQUARED_ERROR);
    }

    private static boolean isProbability(ActivationFunction function) {
        return function == ActivationFunction.SIGMOID || function == ActivationFunction.SOFTMAX;
    }
}
