package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatMethod;
import dev.gradwright.processor.expand.Oversize;
import dev.gradwright.processor.spec.Origin;
import dev.gradwright.processor.spec.RepeatSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.HashSet;
import java.util.Set;

/**
 * A layer or a block is repeated at least once, and not more often than a class file can hold. A {@code @Repeat} in a block
 * that is inserted several times is reported once.
 */
final class RepeatCount implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.REPEAT_COUNT;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        Set<Origin> reported = new HashSet<>();
        Report once = (origin, message) -> {
            if (reported.add(origin)) {
                report.at(origin, message);
            }
        };
        for (FlatMethod method : spec.methods()) {
            method.repeats().ifPresent(repeats -> check(method, repeats, once));
        }
    }

    private static void check(FlatMethod method, Valued<Integer> repeats, Report report) {
        if (repeats.value() < 1) {
            report.at(
                    repeats.origin(),
                    "@Repeat must be at least 1, but is %d; use the number of repeats, or remove the method"
                            .formatted(repeats.value()));
        } else if (repeats.value() > RepeatSpec.MAX) {
            report.at(
                    repeats.origin(),
                    "@Repeat must be at most %d, but is %d: a class file cannot hold many more layers; use a smaller number"
                            .formatted(RepeatSpec.MAX, repeats.value()));
        } else if (method.excess().isPresent()) {
            report.at(
                    repeats.origin(),
                    "with %d repeats of %s the network has %d layers, but a class file cannot hold many more than %d; use a smaller number"
                            .formatted(
                                    repeats.value(),
                                    method.declaration().name(),
                                    method.excess().get(),
                                    Oversize.Limit.LAYERS.max()));
        }
    }
}
