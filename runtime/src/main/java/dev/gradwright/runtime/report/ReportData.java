package dev.gradwright.runtime.report;

import dev.gradwright.runtime.advice.Finding;
import dev.gradwright.runtime.graph.Graph;
import dev.gradwright.runtime.json.Json;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a page about a training shows. It is made by the thread that trains, and is immutable, so that another
 * thread can write it.
 *
 * @param figures for the head of the page, by name, in order
 * @param evaluation of the validation data; null if there is none yet
 * @param facts settings, data and machine
 */
public record ReportData(
        RunState state,
        Map<String, String> figures,
        Graph graph,
        Epochs epochs,
        Course course,
        @Nullable Evaluated evaluation,
        List<Finding> findings,
        List<String> warnings,
        List<Facts> facts) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** Copies maps and lists. */
    public ReportData {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        findings = List.copyOf(findings);
        warnings = List.copyOf(warnings);
        facts = List.copyOf(facts);
    }

    /** The argument of the page's function {@code render}. A number that is not finite is {@code null}. */
    public String toJson() {
        return Json.object(json -> {
            json.put("title", graph.name());
            json.put("written", TIME.format(LocalDateTime.now(ZoneId.systemDefault())));
            json.put("state", object -> object.put("kind", state.name()).put("text", state.text()));
            json.putPairs("figures", figures);
            json.put("epochs", epochs::writeTo);
            course.writeTo(json);
            if (evaluation != null) {
                json.putJson("evaluation", evaluation.json()).put("evaluatedEpoch", evaluation.epoch());
            }
            json.putObjects(
                    "findings",
                    findings,
                    (object, finding) -> object.put("name", finding.name()).put("message", finding.message()));
            json.putTexts("warnings", warnings);
            json.put("network", object -> NetworkDrawing.write(object, graph));
            json.putObjects(
                    "facts",
                    facts,
                    (object, group) -> object.put("title", group.title()).putPairs("entries", group.entries()));
        });
    }
}
