package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.DslAnnotation.Role;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.expand.FlatAnnotation;
import java.util.List;

/** A network has one schedule. */
final class TwoSchedules implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.TWO_SCHEDULES;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        List<FlatAnnotation> schedules = spec.annotations(Role.SCHEDULE);
        for (FlatAnnotation second : schedules.subList(Math.min(1, schedules.size()), schedules.size())) {
            report.at(
                    second.origin(),
                    "a network has one schedule, but %s is used in addition to %s; remove one of the two"
                            .formatted(second.displayName(), schedules.get(0).displayName()));
        }
    }
}
