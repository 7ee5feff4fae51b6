package dev.gradwright.processor.advice;

import dev.gradwright.processor.check.Report;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.spec.LossSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.TableSpec;
import java.util.Optional;

/** A record says which rows are of one query, but the loss looks at single rows. */
final class GroupUnused implements AdviceRule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.GROUP_UNUSED;
    }

    @Override
    public boolean isAboutNetwork() {
        return true;
    }

    @Override
    public void check(Wiring wiring, Report report) {
        NetworkSpec spec = wiring.network();
        Optional<String> group = spec.table().flatMap(TableSpec::group);
        Optional<LossSpec> loss = spec.loss().filter(found -> !found.kind().ranks());
        if (group.isPresent() && loss.isPresent()) {
            report.at(
                    loss.get().function().origin(),
                    "%s compares each row with its target, so that @Group of %s has no effect; use a loss for rankings such as LAMBDA_RANK, or remove @Group"
                            .formatted(loss.get().function().value(), group.get()));
        }
    }
}
