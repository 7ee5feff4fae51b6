package dev.gradwright.processor.check;

import dev.gradwright.dsl.Metric;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.expand.ExpandedSpec;
import dev.gradwright.processor.spec.HyperParameters;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.Range;
import dev.gradwright.processor.spec.ScheduleKind;
import dev.gradwright.processor.spec.ScheduleSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.List;
import java.util.stream.Stream;

/** The values of a schedule are in range and consistent. */
final class ScheduleValue implements Rule {
    /** The constructor of the network contains all of them. */
    private static final int MAX_BOUNDARIES = 250;

    @Override
    public DiagnosticName name() {
        return DiagnosticName.SCHEDULE_VALUE;
    }

    @Override
    public void check(ExpandedSpec spec, Report report) {
        spec.network()
                .ifPresent(network -> network.schedule().ifPresent(schedule -> {
                    checkValues(schedule, report);
                    if (schedule.kind() == ScheduleKind.PLATEAU) {
                        checkMonitor(schedule.hyperParameters().text("monitor"), metrics(network), report);
                    }
                }));
    }

    private static List<Metric> metrics(NetworkSpec network) {
        return network.metrics()
                .map(metrics ->
                        metrics.metrics().stream().map(Valued::value).distinct().toList())
                .orElse(List.of());
    }

    private static void checkValues(ScheduleSpec schedule, Report report) {
        HyperParameterRanges.check(schedule.kind().annotation(), schedule.hyperParameters(), report);
        if (schedule.kind() == ScheduleKind.PIECEWISE) {
            checkPieces(schedule.hyperParameters(), report);
        } else if (schedule.kind() == ScheduleKind.COSINE) {
            checkWarmup(schedule.hyperParameters(), report);
        }
    }

    private static void checkMonitor(Valued<String> monitor, List<Metric> metrics, Report report) {
        List<String> names = Stream.concat(Stream.of("loss"), metrics.stream().map(Metric::key))
                .toList();
        String name = monitor.value();
        String key = name.startsWith("val_") ? name.substring("val_".length()) : name;
        if (!name.isEmpty() && !names.contains(key)) {
            report.at(
                    monitor.origin(),
                    "@Schedule.Plateau monitor must be one of %s, or one of them with the prefix val_, but is \"%s\"%s"
                            .formatted(String.join(", ", names), name, remedy(key)));
        }
    }

    private static String remedy(String key) {
        return Stream.of(Metric.values())
                .filter(metric -> metric.key().equals(key))
                .map("; add %s to @Metrics"::formatted)
                .findFirst()
                .orElse("");
    }

    private static void checkPieces(HyperParameters piecewise, Report report) {
        List<Valued<?>> boundaries = piecewise.elements("boundaries");
        for (int i = 1; i < boundaries.size(); i++) {
            int before = (Integer) boundaries.get(i - 1).value();
            int boundary = (Integer) boundaries.get(i).value();
            if (boundary >= 0 && boundary <= before) {
                report.at(
                        boundaries.get(i).origin(),
                        "@Schedule.Piecewise boundaries must increase, but %d comes after %d"
                                .formatted(boundary, before));
            }
        }
        if (boundaries.size() > MAX_BOUNDARIES) {
            report.at(
                    boundaries.get(MAX_BOUNDARIES).origin(),
                    "@Schedule.Piecewise has at most %d boundaries, but %d are given; write a custom schedule, as in @Schedule(MySchedule.class)"
                            .formatted(MAX_BOUNDARIES, boundaries.size()));
        }
        int values = piecewise.elements("values").size();
        if (values != boundaries.size() + 1) {
            report.at(
                    piecewise.get("values").origin(),
                    "@Schedule.Piecewise values must have one element more than boundaries, which has %d, but has %d; the last value applies after the last boundary"
                            .formatted(boundaries.size(), values));
        }
    }

    /** A target that is out of range is already reported. */
    private static void checkWarmup(HyperParameters cosine, Report report) {
        Valued<Double> target = cosine.number("warmupTarget");
        if (Ranges.contains(Range.POSITIVE, target.value())
                && cosine.count("warmupSteps").value() == 0) {
            report.at(
                    target.origin(),
                    "@Schedule.Cosine warmupTarget is the learning rate at the end of the warm-up, but warmupSteps is 0; set warmupSteps, or remove warmupTarget");
        }
    }
}
