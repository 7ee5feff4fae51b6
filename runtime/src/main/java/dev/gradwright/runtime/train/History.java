package dev.gradwright.runtime.train;

import java.util.List;

/**
 * The results of a training: {@code loss}, the metrics, {@code val_loss}, {@code val_} metrics and {@code
 * learning_rate} of each epoch. The loss and metrics of an epoch are running means over its batches, during which the
 * weights change. The validation values are those after the epoch.
 */
public final class History {
    private final List<EpochLog> logs;
    private final String stopReason;
    private final int restoredEpoch;
    private final List<String> warnings;

    History(List<EpochLog> logs, String stopReason, int restoredEpoch, List<String> warnings) {
        this.logs = List.copyOf(logs);
        this.stopReason = stopReason;
        this.restoredEpoch = restoredEpoch;
        this.warnings = List.copyOf(warnings);
    }

    /** Number of epochs done, at least 1. */
    public int epochs() {
        return logs.size();
    }

    /** Why a listener stopped the training; empty if none did. A listener may stop it after the last epoch. */
    public String stopReason() {
        return stopReason;
    }

    /** The epoch whose parameters a listener restored, counted from 1; 0 if the network has those of the last epoch. */
    public int restoredEpoch() {
        return restoredEpoch;
    }

    /** Problems that did not end the training, such as a file that could not be written, in order; usually none. */
    public List<String> warnings() {
        return warnings;
    }

    /** All values of an epoch, counted from 1. */
    EpochLog epoch(int epoch) {
        return logs.get(epoch - 1);
    }

    /** The names of the recorded values, in order. */
    public List<String> names() {
        return List.copyOf(logs.get(0).values().keySet());
    }

    /**
     * One value for each epoch, as in {@code get("val_accuracy")}.
     *
     * @throws IllegalArgumentException if there is no value of that name; the message lists the names
     */
    public float[] get(String name) {
        float[] values = new float[logs.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = logs.get(i).value(name);
        }
        return values;
    }

    /**
     * A table with a line for each epoch. For a long training it shows only the first and last epochs and the best one.
     * The best epoch is the restored one, otherwise the one with the lowest {@code val_loss} (or {@code loss} without
     * validation data).
     */
    @Override
    public String toString() {
        String table = HistoryTable.of(logs, restoredEpoch);
        return stopReason.isEmpty() ? table : table + "\nStopped after epoch " + epochs() + ": " + stopReason;
    }
}
