package dev.gradwright.processor.advice;

import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.check.Structure;
import dev.gradwright.processor.diagnostic.Bug;
import dev.gradwright.processor.diagnostic.Diagnostic;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All warnings about networks. */
public final class Advice {
    private static final List<AdviceRule> RULES = List.of(
            new ActivationInit(),
            new ActivationTwice(),
            new AlphaDropoutWithoutSelu(),
            new BatchNormInput(),
            new DecayTwice(),
            new DeepPlain(),
            new DropoutBeforeBatchNorm(),
            new DropoutTooMuch(),
            new FrozenBatchNorm(),
            new GroupUnused(),
            new HiddenSoftmax(),
            new LearningRate(),
            new LinearStack(),
            new OutputActivation(),
            new OutputDropout(),
            new OutputRange(),
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
        return on(spec, RULES);
    }

    /**
     * The warnings of given rules. A rule that fails is a warning, too, because the network may be generated without
     * its advice. Rules that fail for the same reason are one warning.
     */
    static List<Diagnostic> on(ExpandedSpec spec, List<AdviceRule> rules) {
        if (!Structure.isKnown(spec)) {
            return List.of();
        }
        Wiring wiring = Wiring.of(spec);
        List<Diagnostic> diagnostics = new ArrayList<>();
        Set<String> bugs = new HashSet<>();
        for (AdviceRule rule : rules) {
            Report report = (origin, message) -> {
                Diagnostic diagnostic = new Diagnostic(rule.name(), origin, message);
                diagnostics.add(
                        rule.isAboutNetwork() ? diagnostic.of(spec.declaration().origin()) : diagnostic);
            };
            try {
                rule.check(wiring, report);
            } catch (RuntimeException | StackOverflowError failure) {
                String bug = Bug.describe(failure);
                if (bugs.add(bug)) {
                    report.at(spec.declaration().origin(), messageOf(rule, bug));
                }
            }
        }
        return List.copyOf(diagnostics);
    }

    private static String messageOf(AdviceRule rule, String bug) {
        return "Gradwright failed to look for %s here, which is a bug in Gradwright and does not affect generated code; please report it with the spec and this line: %s"
                .formatted(rule.name().label(), bug);
    }
}
