package dev.gradwright.processor.check;

import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.ScheduleSpec;
import dev.gradwright.processor.spec.Valued;

/** The values of a schedule lie in their ranges. */
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
        if (schedule instanceof ScheduleSpec.Exponential exponential) {
            positive("@Schedule.Exponential rate", exponential.rate(), report);
            int steps = exponential.steps().value();
            if (steps < 0) {
                report.at(
                        exponential.steps().origin(),
                        "@Schedule.Exponential steps must be at least 0, but is %d; 0 means the whole fit"
                                .formatted(steps));
            }
        } else if (schedule instanceof ScheduleSpec.OneCycle oneCycle) {
            positive("@Schedule.OneCycle maxLearningRate", oneCycle.maxLearningRate(), report);
        }
    }

    private static void positive(String what, Valued<Double> value, Report report) {
        if (!Ranges.isPositive(value.value())) {
            report.at(value.origin(), what + " must be greater than 0 and finite, but is " + value.value());
        }
    }
}
