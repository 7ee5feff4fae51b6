package dev.gradwright.runtime.train;

import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.loss.RunningMetrics;
import java.util.ArrayList;
import java.util.List;

/** The words of progress reports, formatted as in Keras. */
final class ProgressText {
    private ProgressText() {}

    /** As in {@code Epoch 1/25}. */
    static String epoch(TrainingProgress progress) {
        return "Epoch " + progress.epoch() + "/" + progress.epochs();
    }

    /** How the training ended, as in {@code Stopped after epoch 14: …}; empty if there is nothing to say. */
    static String ending(History history) {
        List<String> sentences = new ArrayList<>();
        if (!history.stopReason().isEmpty()) {
            sentences.add("Stopped after epoch " + history.epochs() + ": " + history.stopReason() + ".");
        }
        if (history.restoredEpoch() > 0) {
            sentences.add("Restored the weights of epoch " + history.restoredEpoch() + ".");
        }
        return String.join(" ", sentences);
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
            append(text, metric.key(), metrics.value(metric));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, float value) {
        text.append(" - ").append(name).append(": ").append(Numbers.text(value));
    }
}
