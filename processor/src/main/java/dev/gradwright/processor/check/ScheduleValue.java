package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.HyperParameters;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.ScheduleKind;
import dev.gradwright.processor.spec.ScheduleSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.List;

/** The values of a schedule lie in their ranges, and make sense together. */
final class ScheduleValue implements Rule {
    @Override
    public DiagnosticName name() {
        return DiagnosticName.SCHEDULE_VALUE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.network().flatMap(NetworkSpec::schedule).ifPresent(schedule -> check(schedule, report));
    }

    private static void check(ScheduleSpec schedule, Report report) {
        HyperParameterRanges.check(schedule.kind().annotation(), schedule.hyperParameters(), report);
        if (schedule.kind() == ScheduleKind.PIECEWISE) {
            checkPieces(schedule.hyperParameters(), report);
        } else if (schedule.kind() == ScheduleKind.COSINE) {
            checkWarmup(schedule.hyperParameters(), report);
        }
    }

    private static void checkPieces(HyperParameters piecewise, Report report) {
        List<Valued<?>> boundaries = piecewise.elements("boundaries");
        for (int i = 1; i < boundaries.size(); i++) {
            int before = (Integer) boundaries.get(i - 1).value();
            int boundary = (Integer) boundaries.get(i).value();
            if (boundary >= 0 && boundary <= before) {
                report.at(
                        boundaries.get(i).origin(),
                        "@Schedule.Piecewise boundaries must ascend, but %d comes after %d"
                                .formatted(boundary, before));
            }
        }
        int values = piecewise.elements("values").size();
        if (values != boundaries.size() + 1) {
            report.at(
                    piecewise.get("values").origin(),
                    "@Schedule.Piecewise values must be one more than its boundaries, which are %d, but are %d; the last value holds beyond the last boundary"
                            .formatted(boundaries.size(), values));
        }
    }

    private static void checkWarmup(HyperParameters cosine, Report report) {
        Valued<Double> target = cosine.number("warmupTarget");
        if (!Double.isNaN(target.value()) && cosine.count("warmupSteps").value() == 0) {
            report.at(
                    target.origin(),
                    "@Schedule.Cosine warmupTarget is the end of a warm-up, but warmupSteps is 0; set it, or remove the target");
        }
    }
}
