package dev.gradwright.runtime.report;

import dev.gradwright.runtime.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The results of all epochs so far. Arrays are not copied; nobody changes them.
 *
 * @param values of each epoch by name, in the order in which they are shown
 * @param best by name the epoch with the best value, counted from 1; without those whose direction is unknown
 * @param seconds that each epoch took, with its validation; NaN if unknown
 * @param rowsPerSecond of training; NaN if unknown
 */
@SuppressWarnings("ArrayRecordComponent") // they are written once and never compared
public record Epochs(
        Map<String, double[]> values, Map<String, Integer> best, double[] seconds, double[] rowsPerSecond) {
    /** Copies the maps. */
    public Epochs {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        best = Map.copyOf(best);
    }

    /** Number of epochs. */
    int count() {
        return values.isEmpty() ? 0 : values.values().iterator().next().length;
    }

    void writeTo(Json json) {
        json.putNumbers("epoch", upTo(count()));
        json.putTexts("names", values.keySet().stream().toList());
        json.putMatrix("values", values.values().toArray(double[][]::new));
        json.put("best", object -> best.forEach(object::put));
        json.putNumbers("timed", upTo(seconds.length));
        json.putChart("seconds", seconds).putChart("rowsPerSecond", rowsPerSecond);
    }

    private static double[] upTo(int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = i + 1;
        }
        return numbers;
    }
}
