package dev.gradwright.runtime.report;

import dev.gradwright.runtime.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run among others on one page.
 *
 * @param name by which the page calls it
 * @param state how it ended
 * @param seconds that it took
 * @param values of each epoch by name
 * @param best by name the epoch with the best value, counted from 1; without those whose direction is unknown
 * @param facts all that may differ from other runs, by name: settings, data, machine
 */
public record ComparedRun(
        String name,
        String state,
        double seconds,
        Map<String, double[]> values,
        Map<String, Integer> best,
        Map<String, String> facts) {
    /** Copies the maps. */
    public ComparedRun {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        best = Map.copyOf(best);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    void writeTo(Json json) {
        json.put("name", name).put("state", state).put("seconds", seconds);
        json.putTexts("names", values.keySet().stream().toList());
        json.putMatrix("values", values.values().toArray(double[][]::new));
        json.put("best", object -> best.forEach(object::put));
    }
}
