package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.OptimizerSpec;
import dev.gradwright.processor.spec.Valued;

/** The hyper-parameters of an optimizer lie in their ranges. */
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
        if (optimizer instanceof OptimizerSpec.Sgd sgd) {
            positive("@Optimizer.Sgd learningRate", sgd.learningRate(), report);
            fraction("@Optimizer.Sgd momentum", sgd.momentum(), report);
            if (sgd.nesterov().value() && sgd.momentum().value() == 0) {
                report.at(
                        sgd.nesterov().origin(),
                        "@Optimizer.Sgd nesterov looks ahead along the momentum, which is 0; set one, such as momentum = 0.9");
            }
        } else if (optimizer instanceof OptimizerSpec.Adam adam) {
            positive("@Optimizer.Adam learningRate", adam.learningRate(), report);
            fraction("@Optimizer.Adam beta1", adam.beta1(), report);
            fraction("@Optimizer.Adam beta2", adam.beta2(), report);
            positive("@Optimizer.Adam epsilon", adam.epsilon(), report);
        } else if (optimizer instanceof OptimizerSpec.Nadam nadam) {
            positive("@Optimizer.Nadam learningRate", nadam.learningRate(), report);
            fraction("@Optimizer.Nadam beta1", nadam.beta1(), report);
            fraction("@Optimizer.Nadam beta2", nadam.beta2(), report);
            positive("@Optimizer.Nadam epsilon", nadam.epsilon(), report);
        }
    }

    private static void positive(String what, Valued<Double> value, Report report) {
        if (!Ranges.isPositive(value.value())) {
            report.at(value.origin(), what + " must be greater than 0 and finite, but is " + value.value());
        }
    }

    private static void fraction(String what, Valued<Double> value, Report report) {
        if (!Ranges.isFraction(value.value())) {
            report.at(value.origin(), what + " must be at least 0 and less than 1, but is " + value.value());
        }
    }
}
