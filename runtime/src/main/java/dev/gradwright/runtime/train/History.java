package dev.gradwright.runtime.train;

import dev.gradwright.runtime.loss.RecordedValues;
import java.util.List;

/**
 * The results of a training: {@code loss}, the metrics, {@code val_loss}, {@code val_} metrics and {@code
 * learning_rate} of each epoch. The loss and metrics of an epoch are running means over its batches, during which the
 * weights change. The validation values are those after the epoch.
 */
public final class History {
    private final List<String> names;
    private final List<EpochLog> logs;
    private final String stopReason;
    private final boolean interrupted;
    private final int restoredEpoch;
    private final Warnings warnings;

    /**
     * @param names of the values of each epoch, in order
     * @param interrupted see {@link #isInterrupted}
     * @param warnings of the training; a listener may add one after the history is complete, such as that of a last write
     */
    History(
            List<String> names,
            List<EpochLog> logs,
            String stopReason,
            boolean interrupted,
            int restoredEpoch,
            Warnings warnings) {
        this.names = List.copyOf(names);
        this.logs = List.copyOf(logs);
        this.stopReason = stopReason;
        this.interrupted = interrupted;
        this.restoredEpoch = restoredEpoch;
        this.warnings = warnings;
    }

    /** Number of epochs done; 0 if the training ended before the first was complete. */
    public int epochs() {
        return logs.size();
    }

    /**
     * Why the training stopped early: the reason of a listener, or an interrupt or the end of its time, and after
     * which step. Empty if it completed and no listener stopped it.
     */
    public String stopReason() {
        return stopReason;
    }

    /**
     * Whether the training is not done: its thread was interrupted, or the time of {@link Trainer#maxMinutes} was over. With
     * {@link Checkpoints}, the next fit can resume it. A training that a listener stopped is done.
     */
    public boolean isInterrupted() {
        return interrupted;
    }

    /** The epoch whose parameters a listener restored, counted from 1; 0 if the network has those of the last epoch. */
    public int restoredEpoch() {
        return restoredEpoch;
    }

    /** Problems that did not end the training, such as a file that could not be written, in order; usually none. */
    public List<String> warnings() {
        return warnings.texts();
    }

    /** All values of an epoch, counted from 1. */
    EpochLog epoch(int epoch) {
        return logs.get(epoch - 1);
    }

    /** The names of the recorded values, in order. */
    public List<String> names() {
        return names;
    }

    /**
     * One value for each epoch, as in {@code get("val_accuracy")}.
     *
     * @throws IllegalArgumentException if there is no value of that name; the message lists the names
     */
    public float[] get(String name) {
        RecordedValues.require(name, names);
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
        String table = HistoryTable.of(names, logs, restoredEpoch);
        return stopReason.isEmpty() ? table : table + "\n" + stopped() + ": " + stopReason;
    }

    /** As in {@code Stopped after epoch 3}. */
    String stopped() {
        return logs.isEmpty() ? "Stopped before the end of epoch 1" : "Stopped after epoch " + epochs();
    }
}
