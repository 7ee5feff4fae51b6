package dev.gradwright.processor.advice;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LayerSpec;
import dev.gradwright.processor.spec.LayerSpec.ActivationSpec;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.LayerSpec.InitSpec;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Signals or gradients vanish or explode over the depth (Glorot and Bengio, 2010; Schoenholz et al., 2017). There are four
 * rules, one for each name. A network is reported by at most one of them, that of the flaw which causes the others, and by none if {@link InitCause}
 * explains it. What {@link SeluInit} reports is judged as if it were corrected.
 */
final class UnstableSignals implements AdviceRule {
    private final DiagnosticName name;

    /** @param name which of the four */
    UnstableSignals(DiagnosticName name) {
        this.name = name;
    }

    @Override
    public DiagnosticName name() {
        return name;
    }

    @Override
    public boolean isAboutNetwork() {
        return true;
    }

    @Override
    public void check(Wiring spec, Report report) {
        Wiring network = SeluInit.withoutLongRows(spec);
        Depth.of(network)
                .flaw()
                .filter(flaw -> name == nameOf(flaw) && InitCause.of(network).isEmpty())
                .ifPresent(flaw -> report(network, flaw, report));
    }

    private static void report(Wiring network, Depth.Flaw flaw, Report report) {
        Depth depth = Depth.of(network);
        SignalEdit edit = SignalEdit.of(network, flaw);
        report.at(
                edit.origin(),
                "the %s over %s, from %s (%s: times %s) %s, so %s; %s"
                        .formatted(
                                flaw.text(),
                                depth.hiddenLayers() == 1 ? "1 hidden layer" : depth.hiddenLayers() + " hidden layers",
                                edit.start().name(),
                                cause(edit.start()),
                                rounded(depth.factor(edit.start(), flaw)),
                                flaw.isForward() ? "on" : "back",
                                flaw.consequence(),
                                edit.text()));
    }

    private static String cause(LayerSpec layer) {
        if (layer instanceof ActivationSpec activation) {
            return activation.function().value().toString();
        }
        DenseSpec dense = (DenseSpec) layer;
        String init = dense.init().value() instanceof InitSpec.Named named
                ? named.initializer().toString()
                : "@Init." + dense.init().value().kind();
        return dense.activation().value() == ActivationFunction.LINEAR
                ? init
                : dense.activation().value() + " with " + init;
    }

    /** Two significant digits. */
    private static String rounded(double factor) {
        if (!Double.isFinite(factor)) {
            return "more than any number";
        }
        return BigDecimal.valueOf(factor).round(new MathContext(2)).toString();
    }

    private static DiagnosticName nameOf(Depth.Flaw flaw) {
        if (flaw.isForward()) {
            return flaw.isVanishing() ? DiagnosticName.VANISHING_ACTIVATIONS : DiagnosticName.EXPLODING_ACTIVATIONS;
        }
        return flaw.isVanishing() ? DiagnosticName.VANISHING_GRADIENTS : DiagnosticName.EXPLODING_GRADIENTS;
    }
}
