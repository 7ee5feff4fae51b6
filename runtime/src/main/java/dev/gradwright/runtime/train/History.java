package dev.gradwright.runtime.train;

import java.util.List;

/**
 * What a training leaves behind: {@code loss}, the metrics, {@code val_loss}, {@code val_} metrics and {@code learning_rate}
 * of each epoch. The loss and metrics of an epoch are running means over its batches, while the weights change; the validation
 * values are those of the weights after it.
 */
public final class History {
    private final List<EpochLog> logs;

    History(List<EpochLog> logs) {
        this.logs = List.copyOf(logs);
    }

    /** Number of epochs done, at least 1. */
    public int epochs() {
        return logs.size();
    }

    /** The names of what was recorded, in order. */
    public List<String> names() {
        return List.copyOf(logs.get(0).values().keySet());
    }

    /**
     * A value of each epoch, as in {@code get("val_accuracy")}.
     *
     * @throws IllegalArgumentException if there is none of that name; the message lists those there are
     */
    public float[] get(String name) {
        float[] values = new float[logs.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = logs.get(i).value(name);
        }
        return values;
    }

    @Override
    public String toString() {
        return epochs() + (epochs() == 1 ? " epoch of " : " epochs of ") + names();
    }
}
