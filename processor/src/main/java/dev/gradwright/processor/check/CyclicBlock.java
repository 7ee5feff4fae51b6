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

    @Override
    public void check(ExpandedSpec spec, Report report) {
        Set<Set<String>> reported = new HashSet<>();
        for (FlatMethod method : spec.methods()) {
            List<String> circle = method.circle();
            if (!circle.isEmpty() && reported.add(Set.copyOf(circle))) {
                report.at(
                        method.declaration().origin(),
                        "%s inserts %s into itself (%s), so that its layers would never end; remove %s or return another block"
                                .formatted(
                                        method.declaration().name(),
                                        circle.get(0),
                                        String.join(" → ", circle),
                                        method.declaration().name()));
            }
        }
    }
}
