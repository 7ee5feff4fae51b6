package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.LossSpec;
import dev.gradwright.processor.spec.NetworkSpec;

/** The loss accepts the output of the last layer. */
final class LossOutput implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.LOSS_OUTPUT;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.network()
                .flatMap(NetworkSpec::loss)
                .ifPresent(loss -> Output.of(spec).ifPresent(output -> check(loss, output, report)));
    }

    private static void check(LossSpec loss, Output output, Report report) {
        String problem = LossDemand.of(loss.function().value()).output().problem(output);
        if (!problem.isEmpty()) {
            report.at(loss.function().origin(), loss.function().value() + " " + problem);
        }
    }
}
