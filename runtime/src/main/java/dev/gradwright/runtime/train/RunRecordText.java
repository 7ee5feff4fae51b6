package dev.gradwright.runtime.train;

import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.json.Json;
import dev.gradwright.runtime.math.ShortestDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.json.JSONObject;

/** The JSON of a run record, with a line for each of its parts and for each epoch. */
final class RunRecordText {
    static final String FORMAT = "gradwright run record";
    static final int VERSION = 1;

    private final Map<String, String> parts = new LinkedHashMap<>();

    private RunRecordText(RunRecord run) {
        parts.put("format", JSONObject.quote(FORMAT));
        parts.put("version", Integer.toString(VERSION));
        parts.put("state", JSONObject.quote(run.state().name()));
        parts.put("started", JSONObject.quote(run.started().toString()));
        parts.put("seconds", ShortestDecimal.of(run.duration().toMillis() / 1000.0));
        put("network", json -> network(json, run.network()));
        put("settings", json -> attributes(json, run.settings()));
        put(
                "data",
                json -> json.put("training", run.data().training())
                        .put("validation", run.data().validation()));
        put("environment", json -> environment(json, run.environment()));
        put("outcome", json -> outcome(json, run.outcome()));
        put("best", json -> best(json, run));
        parts.put("names", array(run.names().stream().map(JSONObject::quote).toList()));
        parts.put("epochs", epochs(run.epochs()));
    }

    static String of(RunRecord run) {
        return new RunRecordText(run)
                .parts.entrySet().stream()
                        .map(part -> JSONObject.quote(part.getKey()) + ": " + part.getValue())
                        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private void put(String name, Consumer<Json> content) {
        parts.put(name, Json.object(content));
    }

    private static void network(Json json, RunRecord.Model network) {
        json.put("name", network.name())
                .put("fingerprint", network.fingerprint())
                .put("structure", network.structure())
                .put("layers", network.layers())
                .put("parameters", network.parameters())
                .put("trainedParameters", network.trainedParameters());
        if (network.seed() != null) {
            json.put("seed", network.seed().longValue());
        }
        json.put("settings", settings -> attributes(settings, network.settings()));
    }

    private static void environment(Json json, RunRecord.Environment environment) {
        json.put("gradwright", environment.gradwright())
                .put("java", environment.java())
                .put("vm", environment.vm())
                .put("os", environment.os())
                .put("processors", environment.processors())
                .put("kernels", environment.kernels())
                .put("threads", environment.threads());
    }

    private static void outcome(Json json, RunRecord.Outcome outcome) {
        json.put("stopReason", outcome.stopReason())
                .put("restoredEpoch", outcome.restoredEpoch())
                .put("failure", outcome.failure())
                .putTexts("warnings", outcome.warnings());
    }

    /** Only for readers of the file; it follows from the epochs. */
    private static void best(Json json, RunRecord run) {
        for (String name : run.names()) {
            run.best(name)
                    .ifPresent(log -> json.put(
                            name, best -> best.put("epoch", log.epoch()).putJson("value", number(log.value(name)))));
        }
    }

    private static String epochs(List<EpochLog> epochs) {
        return epochs.stream()
                .map(log -> array(log.values().values().stream()
                        .map(RunRecordText::number)
                        .toList()))
                .collect(Collectors.joining(",\n", "[\n", "\n]"));
    }

    private static String number(float value) {
        return Float.isFinite(value) ? ShortestDecimal.of(value) : JSONObject.quote(Float.toString(value));
    }

    private static void attributes(Json json, Attributes attributes) {
        attributes.asMap().forEach((name, value) -> json.putJson(name, text(value)));
    }

    /** A double keeps its point, so that it is read as a double. */
    private static String text(Object value) {
        if (value instanceof String || (value instanceof Double number && !Double.isFinite(number))) {
            return JSONObject.quote(value.toString());
        } else if (value instanceof List<?> list) {
            return array(list.stream().map(RunRecordText::text).toList());
        }
        return Attributes.text(value);
    }

    private static String array(List<String> values) {
        return values.stream().collect(Collectors.joining(", ", "[", "]"));
    }
}
