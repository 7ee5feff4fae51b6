package dev.gradwright.processor.advice;

import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.HyperParameters;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.OptimizerSpec;
import dev.gradwright.processor.spec.Regularization.Penalty;
import java.util.Optional;

/**
 * An L2 penalty in a network whose optimizer decays weights: both pull the same weights towards 0. In an adaptive
 * optimizer the gradient of the penalty is also divided by the size of the gradients, so it acts least where it should
 * act most (Loshchilov and Hutter, 2017).
 */
final class DecayTwice implements AdviceRule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.DECAY_TWICE;
    }

    @Override
    public boolean isAboutNetwork() {
        return true;
    }

    @Override
    public void check(Wiring wiring, Report report) {
        OptimizerSpec optimizer = wiring.network().optimizer();
        if (optimizer.hyperParameters().number("weightDecay").value() > 0) {
            wiring.report(DenseSpec.class, dense -> judge(dense, optimizer), report);
        }
    }

    private static Optional<Finding> judge(DenseSpec dense, OptimizerSpec optimizer) {
        return dense.regularization()
                .l2()
                .filter(penalty -> !dense.isFrozen() && decaysTheSame(penalty, optimizer))
                .map(penalty -> Finding.at(penalty.origin(), message(dense, optimizer)));
    }

    private static boolean decaysTheSame(Penalty penalty, OptimizerSpec optimizer) {
        return penalty.weights().value() > 0
                || (penalty.bias().value() > 0
                        && optimizer.hyperParameters().flag("decayBiases").value());
    }

    private static String message(DenseSpec dense, OptimizerSpec optimizer) {
        HyperParameters values = optimizer.hyperParameters();
        return "@L2 pulls the weights of %s towards 0, which %s does too, with weightDecay = %s; remove @L2, or set weightDecay = 0"
                .formatted(
                        dense.method().name(),
                        optimizer.kind().annotation().displayName(),
                        values.number("weightDecay").value());
    }
}
