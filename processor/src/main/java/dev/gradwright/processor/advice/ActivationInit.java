package dev.gradwright.processor.advice;

import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;

/**
 * The variance of He, 2/fan-in, makes up for the half that a ReLU sets to 0 (He et al., 2015); that of LeCun, 1/fan-in,
 * is for functions that are close to the identity at 0. One in place of the other is a mistake if signals vanish or
 * explode because of it. Networks of a few layers learn with both, and tanh with He does in networks of 30 layers: a
 * test trains them.
 */
final class ActivationInit implements AdviceRule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.ACTIVATION_INIT;
    }

    @Override
    public boolean isAboutNetwork() {
        return true;
    }

    @Override
    public void check(Wiring network, Report report) {
        InitCause.of(SeluInit.withoutLongRows(network))
                .filter(cause -> !cause.isOfSelu())
                .ifPresent(cause -> cause.report(report));
    }
}
