package dev.gradwright.processor.advice;

import dev.gradwright.processor.check.Structure;
import dev.gradwright.processor.diagnostic.Diagnostic;
import dev.gradwright.processor.expand.ExpandedSpec;
import java.util.ArrayList;
import java.util.List;

/** All warnings about networks. */
public final class Advice {
    private static final List<AdviceRule> RULES = List.of(
            new DecayTwice(),
            new DropoutTooMuch(),
            new FrozenBatchNorm(),
            new LearningRate(),
            new RedundantBias(),
            new ScheduleIdle());

    private Advice() {}

    /** The warnings about a spec; none if its layers or their connections are not known. */
    public static List<Diagnostic> on(ExpandedSpec spec) {
        if (!Structure.isKnown(spec)) {
            return List.of();
        }
        Wiring wiring = Wiring.of(spec.network().orElseThrow());
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (AdviceRule rule : RULES) {
            rule.check(wiring, (origin, message) -> diagnostics.add(new Diagnostic(rule.name(), origin, message)));
        }
        return List.copyOf(diagnostics);
    }
}
