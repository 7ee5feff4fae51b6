package dev.gradwright.processor.advice;

import dev.gradwright.processor.check.Structure;
import dev.gradwright.processor.diagnostic.Diagnostic;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import java.util.ArrayList;
import java.util.List;

/** All warnings about networks. */
public final class Advice {
    private static final List<AdviceRule> RULES = List.of(
            new ActivationInit(),
            new ActivationTwice(),
            new AlphaDropoutWithoutSelu(),
            new DecayTwice(),
            new DeepPlain(),
            new DropoutBeforeBatchNorm(),
            new DropoutTooMuch(),
            new FrozenBatchNorm(),
            new HiddenSoftmax(),
            new LearningRate(),
            new LinearStack(),
            new OutputActivation(),
            new OutputDropout(),
            new RedundantBias(),
            new ScheduleIdle(),
            new SeluBatchNorm(),
            new SeluDropout(),
            new SeluInit(),
            new UnstableSignals(DiagnosticName.VANISHING_ACTIVATIONS),
            new UnstableSignals(DiagnosticName.EXPLODING_ACTIVATIONS),
            new UnstableSignals(DiagnosticName.VANISHING_GRADIENTS),
            new UnstableSignals(DiagnosticName.EXPLODING_GRADIENTS));

    private Advice() {}

    /** The warnings about a spec; none if its layers or their connections are not known. */
    public static List<Diagnostic> on(ExpandedSpec spec) {
        if (!Structure.isKnown(spec)) {
            return List.of();
        }
        Wiring wiring = Wiring.of(spec);
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (AdviceRule rule : RULES) {
            rule.check(wiring, (origin, message) -> diagnostics.add(new Diagnostic(rule.name(), origin, message)));
        }
        return List.copyOf(diagnostics);
    }
}
