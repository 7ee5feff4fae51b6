package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.HyperParameters;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.OptimizerSpec;

/** The hyper-parameters of an optimizer are in range and consistent. */
final class OptimizerValue implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.OPTIMIZER_VALUE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.network().map(NetworkSpec::optimizer).ifPresent(optimizer -> check(optimizer, report));
    }

    private static void check(OptimizerSpec optimizer, Report report) {
        HyperParameters values = optimizer.hyperParameters();
        HyperParameterRanges.check(optimizer.kind().annotation(), values, report);
        if (optimizer.kind() == OptimizerKind.SGD
                && values.flag("nesterov").value()
                && values.number("momentum").value() == 0) {
            report.at(
                    values.flag("nesterov").origin(),
                    "@Optimizer.Sgd nesterov looks ahead along the momentum, which is 0; set a momentum, such as momentum = 0.9");
        }
    }
}
