package dev.gradwright.runtime.train;

import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.loss.RunningMetrics;
import java.util.ArrayList;
import java.util.List;

/** Formats progress reports as lists of parts. */
final class ProgressText {
    /** The separator of two parts. */
    static final String SEPARATOR = " - ";

    private static final String INDENTATION = "    ";

    private ProgressText() {}

    /** As in {@code Epoch 1/25}. */
    static String epoch(TrainingProgress progress) {
        return "Epoch " + progress.epoch() + "/" + progress.epochs();
    }

    /** The parts for a completed epoch. */
    static List<String> parts(TrainingProgress progress, StepClock clock, EpochLog log) {
        List<String> parts = new ArrayList<>();
        parts.add(epoch(progress));
        parts.add(progress.stepsPerEpoch() + (progress.stepsPerEpoch() == 1 ? " step" : " steps"));
        parts.add(clock.pace());
        log.values().forEach((name, value) -> parts.add(part(name, value)));
        return parts;
    }

    /** The parts for the current epoch, the most important first. */
    static List<String> parts(String epoch, StepClock clock, RunningMetrics metrics) {
        List<String> parts = new ArrayList<>(List.of(epoch, part("loss", metrics.loss())));
        for (Metric metric : metrics.metrics()) {
            parts.add(part(metric.key(), metrics.value(metric)));
        }
        parts.add(clock.pace());
        return parts;
    }

    private static String part(String name, float value) {
        return name + ": " + Numbers.text(value);
    }

    /**
     * The parts for the end of a training: why it stopped, and which epoch before the last was restored; empty if
     * neither applies.
     */
    static List<String> ending(History history) {
        List<String> parts = new ArrayList<>();
        if (!history.stopReason().isEmpty()) {
            parts.add(history.stopped());
            parts.add(history.stopReason());
        }
        if (history.restoredEpoch() > 0 && history.restoredEpoch() < history.epochs()) {
            parts.add("Restored the weights of epoch " + history.restoredEpoch());
            history.epoch(history.restoredEpoch()).values().forEach((name, value) -> parts.add(part(name, value)));
        }
        return parts;
    }

    /** The parts on one line. */
    static String line(List<String> parts) {
        return String.join(SEPARATOR, parts);
    }

    /**
     * The parts on lines of at most {@code most} characters, broken between parts; a longer part gets a separate line.
     */
    static String broken(List<String> parts, int most) {
        StringBuilder lines = new StringBuilder();
        int length = 0;
        for (String part : parts) {
            if (length > 0 && length + SEPARATOR.length() + part.length() > most) {
                lines.append('\n').append(INDENTATION);
                length = INDENTATION.length();
            } else if (length > 0) {
                lines.append(SEPARATOR);
                length += SEPARATOR.length();
            }
            lines.append(part);
            length += part.length();
        }
        return lines.toString();
    }
}
