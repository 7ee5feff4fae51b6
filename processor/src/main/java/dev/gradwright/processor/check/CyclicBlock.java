package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatMethod;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** No block contains itself. */
final class CyclicBlock implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.CYCLIC_BLOCK;
    }

    /** Reports at most one cycle for each block: a cycle of blocks that are all in reported cycles is not reported. */
    @Override
    public void check(ExpandedSpec spec, Report report) {
        Set<String> reported = new HashSet<>();
        for (FlatMethod method : spec.methods()) {
            List<String> cycle = method.cycle();
            if (reported.addAll(cycle)) {
                report.at(
                        method.declaration().origin(),
                        "%s inserts %s into itself (%s), so its layers would never end; remove %s or return another block"
                                .formatted(
                                        method.declaration().name(),
                                        cycle.get(0),
                                        String.join(" → ", cycle),
                                        method.declaration().name()));
            }
        }
    }
}
