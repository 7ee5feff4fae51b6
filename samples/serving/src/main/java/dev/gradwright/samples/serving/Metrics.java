package dev.gradwright.samples.serving;

import dev.gradwright.runtime.drift.ComponentDrift;
import dev.gradwright.runtime.drift.DriftReport;
import dev.gradwright.runtime.drift.SlotShare;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests, and writes all figures in the text format of Prometheus, version 0.0.4. */
final class Metrics {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final int OK = 200;
    private static final double NANOSECONDS = 1e9;
    private static final double[] LIMITS = {
        1e-6, 2.5e-6, 5e-6, 1e-5, 2.5e-5, 5e-5, 1e-4, 2.5e-4, 5e-4, 1e-3, 2.5e-3, 5e-3, 1e-2, 2.5e-2, 5e-2, 0.1, 0.25, 1
    };

    private final Map<Integer, LongAdder> requests = new ConcurrentSkipListMap<>();
    private final LatencyHistogram latency = new LatencyHistogram();

    void record(int status, long nanoseconds) {
        requests.computeIfAbsent(status, added -> new LongAdder()).increment();
        latency.record(nanoseconds);
    }

    String text(ServedModel model) {
        StringBuilder text = new StringBuilder();
        describe(text, "churn_requests_total", "counter", "Requests to /churn by status.");
        requests.forEach((status, count) -> add(text, "churn_requests_total{code=\"" + status + "\"}", count.sum()));
        describe(text, "churn_request_errors_total", "counter", "Requests to /churn that were not answered with 200.");
        add(text, "churn_request_errors_total", errors());
        histogram(text, "churn_request_duration_seconds", "Time to answer a request to /churn.", latency);
        histogram(
                text,
                "churn_prediction_duration_seconds",
                "Time to encode and predict a customer and to count it for drift.",
                model.latency());
        describe(text, "churn_model_loaded_timestamp_seconds", "gauge", "When the model was loaded.");
        add(
                text,
                "churn_model_loaded_timestamp_seconds",
                model.current().loaded().getEpochSecond());
        describe(text, "churn_model_replacements_total", "counter", "Model files that were loaded in place of others.");
        add(text, "churn_model_replacements_total", model.replaced());
        describe(text, "churn_model_failures_total", "counter", "Attempts to load a model file that failed.");
        add(text, "churn_model_failures_total", model.failed());
        drift(text, model.current().drift().report());
        return text.toString();
    }

    private long errors() {
        return requests.entrySet().stream()
                .filter(entry -> entry.getKey() != OK)
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }

    private static void drift(StringBuilder text, DriftReport report) {
        describe(text, "churn_drift_rows", "gauge", "Customers since the model was loaded.");
        add(text, "churn_drift_rows", report.rows());
        describe(text, "churn_drift_level", "gauge", "0: too few rows, 1: none, 2: moderate, 3: strong.");
        report.components().forEach(component -> add(text, "churn_drift_level", component, level(component)));
        describe(text, "churn_drift_stability_index", "gauge", "Population stability index.");
        report.components()
                .forEach(component -> add(text, "churn_drift_stability_index", component, component.stabilityIndex()));
        describe(text, "churn_drift_mean_shift", "gauge", "Shift of the mean in deviations of the training rows.");
        report.components().stream()
                .filter(component -> !Double.isNaN(component.trainingMean()))
                .forEach(component -> add(text, "churn_drift_mean_shift", component, component.meanShift()));
        describe(text, "churn_drift_missing_share", "gauge", "Share of customers without a value.");
        report.components()
                .forEach(component -> add(
                        text,
                        "churn_drift_missing_share",
                        component,
                        component.share("missing").live()));
        describe(text, "churn_drift_out_of_range_share", "gauge", "Share outside the range of the training rows.");
        report.components().stream()
                .filter(component -> !Double.isNaN(component.trainingMean()))
                .forEach(component -> add(text, "churn_drift_out_of_range_share", component, outside(component)));
    }

    @SuppressWarnings("EnumOrdinal") // the levels are in order
    private static double level(ComponentDrift component) {
        return component.level().ordinal();
    }

    private static double outside(ComponentDrift component) {
        SlotShare below = component.share("below");
        return below.live() + component.share("above").live();
    }

    private static void histogram(StringBuilder text, String name, String help, LatencyHistogram histogram) {
        describe(text, name, "histogram", help);
        for (double limit : LIMITS) {
            add(text, name + "_bucket{le=\"" + limit + "\"}", histogram.countUpTo(Math.round(limit * NANOSECONDS)));
        }
        add(text, name + "_bucket{le=\"+Inf\"}", histogram.count());
        text.append(name)
                .append("_sum ")
                .append((double) histogram.sum() / NANOSECONDS)
                .append('\n');
        add(text, name + "_count", histogram.count());
    }

    private static void describe(StringBuilder text, String name, String type, String help) {
        text.append(String.format(Locale.ROOT, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type));
    }

    private static void add(StringBuilder text, String name, long value) {
        text.append(name).append(' ').append(value).append('\n');
    }

    private static void add(StringBuilder text, String name, ComponentDrift component, double value) {
        text.append(name)
                .append("{component=\"")
                .append(component.name())
                .append("\"} ")
                .append(value)
                .append('\n');
    }
}
