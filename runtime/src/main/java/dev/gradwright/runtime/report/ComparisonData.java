package dev.gradwright.runtime.report;

import dev.gradwright.runtime.json.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a page shows that sets runs side by side.
 *
 * @param isHigherBetter the direction of each value that is a loss or metric, by its name
 */
public record ComparisonData(List<ComparedRun> runs, Map<String, Boolean> isHigherBetter) {
    /** Copies list and map. */
    public ComparisonData {
        runs = List.copyOf(runs);
        isHigherBetter = Map.copyOf(isHigherBetter);
    }

    /** The argument of the page's function {@code render}. */
    public String toJson() {
        Set<String> names = new LinkedHashSet<>();
        runs.forEach(run -> names.addAll(run.facts().keySet()));
        return Json.object(json -> {
            json.putObjects("runs", runs, (object, run) -> run.writeTo(object));
            json.put("isHigherBetter", object -> isHigherBetter.forEach(object::put));
            json.putObjects(
                    "differences",
                    names.stream().filter(name -> !isSame(name)).toList(),
                    (object, name) -> object.put("name", name)
                            .putTexts(
                                    "values",
                                    runs.stream().map(run -> fact(run, name)).toList()));
            json.putPairs(
                    "same",
                    names.stream()
                            .filter(this::isSame)
                            .collect(Collectors.toMap(
                                    name -> name, name -> fact(runs.get(0), name), (a, b) -> a, LinkedHashMap::new)));
        });
    }

    private boolean isSame(String name) {
        return runs.stream().map(run -> fact(run, name)).distinct().count() == 1;
    }

    private static String fact(ComparedRun run, String name) {
        return run.facts().getOrDefault(name, "–");
    }
}
