package dev.gradwright.runtime.train;

import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.loss.RunningMetrics;
import java.util.Locale;

/** The words of progress reports, formatted as in Keras. */
final class ProgressText {
    private ProgressText() {}

    /** As in {@code Epoch 1/25}. */
    static String epoch(TrainingProgress progress) {
        return "Epoch " + progress.epoch() + "/" + progress.epochs();
    }

    /** All about an epoch that is over. */
    static String line(TrainingProgress progress, StepClock clock, EpochLog log) {
        StringBuilder text = new StringBuilder(epoch(progress));
        text.append(" - ").append(progress.stepsPerEpoch()).append(" steps - ").append(clock.pace());
        log.values().forEach((name, value) -> append(text, name, value));
        return text.toString();
    }

    /** Loss and metrics so far. */
    static String values(RunningMetrics metrics) {
        StringBuilder text = new StringBuilder();
        append(text, "loss", metrics.loss());
        for (Metric metric : metrics.metrics()) {
            append(text, RunningMetrics.name(metric), metrics.value(metric));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, float value) {
        String format = Math.abs(value) > 1e-3 || value == 0 ? "%.4f" : "%.4e";
        text.append(" - ").append(name).append(": ").append(String.format(Locale.ROOT, format, value));
    }
}
