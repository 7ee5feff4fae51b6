package dev.gradwright.runtime.train;

import dev.gradwright.runtime.loss.RecordedValues;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The results of one epoch by name: {@code loss}, the metrics, with validation {@code val_loss} and {@code val_}
 * metrics, and {@code learning_rate}, the rate of its last step.
 *
 * @param epoch counted from 1
 * @param values by name, in that order
 */
public record EpochLog(int epoch, Map<String, Float> values) {
    /** Copies the values. */
    public EpochLog {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * One value.
     *
     * @throws IllegalArgumentException if there is no value of that name; the message lists the names
     */
    public float value(String name) {
        RecordedValues.require(name, values.keySet());
        return values.get(name);
    }

    @Override
    public String toString() {
        return "epoch " + epoch + " - " + Numbers.text(values);
    }
}
