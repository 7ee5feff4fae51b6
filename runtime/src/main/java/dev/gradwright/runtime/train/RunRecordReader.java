package dev.gradwright.runtime.train;

import dev.gradwright.runtime.file.Uninterrupted;
import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.train.RunRecord.Data;
import dev.gradwright.runtime.train.RunRecord.Environment;
import dev.gradwright.runtime.train.RunRecord.Model;
import dev.gradwright.runtime.train.RunRecord.Outcome;
import dev.gradwright.runtime.train.RunRecord.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** Reads what {@link RunRecordText} writes. */
final class RunRecordReader {
    private final JSONObject json;

    private RunRecordReader(JSONObject json) {
        this.json = json;
    }

    static RunRecord read(Path file) {
        JSONObject json = parse(file, text(file));
        if (!RunRecordText.FORMAT.equals(json.optString("format"))) {
            throw refused(file, "it is another kind of JSON; name the run.json of a training");
        }
        int version = json.optInt("version");
        if (version > RunRecordText.VERSION) {
            throw refused(
                    file,
                    "its format has version " + version + ", and this version of Gradwright reads up to "
                            + RunRecordText.VERSION + "; read it with a newer Gradwright");
        }
        try {
            return new RunRecordReader(json).run();
        } catch (JSONException | IllegalArgumentException | DateTimeException e) {
            throw refused(file, "a part of it is missing or damaged: " + e.getMessage());
        }
    }

    private static String text(Path file) {
        try {
            return Uninterrupted.call(() -> new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("cannot read " + file + ": there is no such file", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e, e);
        }
    }

    private static JSONObject parse(Path file, String text) {
        try {
            return new JSONObject(text);
        } catch (JSONException e) {
            throw refused(file, "it is not JSON, or was cut off: " + e.getMessage());
        }
    }

    private static IllegalArgumentException refused(Path file, String reason) {
        return new IllegalArgumentException(file + " cannot be read as a run record: " + reason);
    }

    private RunRecord run() {
        List<String> names = texts(json.getJSONArray("names"));
        return new RunRecord(
                State.valueOf(json.getString("state")),
                Instant.parse(json.getString("started")),
                Duration.ofMillis(Math.round(json.getDouble("seconds") * 1000)),
                network(json.getJSONObject("network")),
                attributes(json.getJSONObject("settings")),
                data(json.getJSONObject("data")),
                environment(json.getJSONObject("environment")),
                names,
                epochs(names, json.getJSONArray("epochs")),
                outcome(json.getJSONObject("outcome")));
    }

    private static Model network(JSONObject network) {
        return new Model(
                network.getString("name"),
                network.getString("fingerprint"),
                network.getString("structure"),
                network.getInt("layers"),
                network.getLong("parameters"),
                network.getLong("trainedParameters"),
                network.has("seed") ? network.getLong("seed") : null,
                attributes(network.getJSONObject("settings")));
    }

    private static Data data(JSONObject data) {
        return new Data(data.getString("training"), data.getString("validation"));
    }

    private static Environment environment(JSONObject environment) {
        return new Environment(
                environment.getString("gradwright"),
                environment.getString("java"),
                environment.getString("vm"),
                environment.getString("os"),
                environment.getInt("processors"),
                environment.getString("kernels"),
                environment.getInt("threads"));
    }

    private static Outcome outcome(JSONObject outcome) {
        return new Outcome(
                outcome.getString("stopReason"),
                outcome.getInt("restoredEpoch"),
                outcome.getString("failure"),
                texts(outcome.getJSONArray("warnings")));
    }

    private static List<EpochLog> epochs(List<String> names, JSONArray rows) {
        List<EpochLog> epochs = new ArrayList<>();
        for (int row = 0; row < rows.length(); row++) {
            JSONArray numbers = rows.getJSONArray(row);
            Map<String, Float> values = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                values.put(names.get(i), Float.valueOf(numbers.get(i).toString()));
            }
            epochs.add(new EpochLog(row + 1, values));
        }
        return epochs;
    }

    private static List<String> texts(JSONArray array) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < array.length(); i++) {
            texts.add(array.getString(i));
        }
        return texts;
    }

    /** In alphabetical order: an object of JSON has none. */
    private static Attributes attributes(JSONObject object) {
        Attributes attributes = Attributes.NONE;
        for (String name : new TreeSet<>(object.keySet())) {
            attributes = attributes.with(name, value(object.get(name)));
        }
        return attributes;
    }

    private static Object value(Object json) {
        if (json instanceof JSONArray array) {
            List<Object> values = new ArrayList<>();
            array.forEach(element -> values.add(value(element)));
            return values;
        } else if (json instanceof Number number) {
            String text = number.toString();
            boolean isWhole = json instanceof Integer || json instanceof Long;
            return isWhole ? (Object) number.longValue() : (Object) Double.valueOf(text);
        }
        return json;
    }
}
