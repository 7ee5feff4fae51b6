package dev.gradwright.runtime.search;

import dev.gradwright.runtime.search.TrialResult.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.json.JSONException;
import org.json.JSONObject;
import org.json.JSONStringer;
import org.json.JSONWriter;
import org.jspecify.annotations.Nullable;

/**
 * A file with the results of a search, a JSON object a line. The first line describes the search; each other line is the
 * result of a trial at the end of a rung. If the writing of the last line was interrupted, it is removed.
 */
final class SearchFile implements TrialLog {
    private static final String RUNG = "rung";
    private static final String TRIAL = "trial";
    private static final String SETTINGS = "settings";
    private static final String BATCH_SIZE = "batchSize";
    private static final String STATUS = "status";
    private static final String EPOCHS = "epochs";
    private static final String VALUE = "value";
    private static final String SECONDS = "seconds";

    private final Path file;
    private final Map<List<Integer>, JSONObject> lines = new HashMap<>();

    private SearchFile(Path file) {
        this.file = file;
    }

    /**
     * Opens a file, or creates it.
     *
     * @param search what describes the search, by name, in order
     * @throws IllegalArgumentException if the file holds something else, such as another search
     * @throws UncheckedIOException if the file cannot be read or written
     */
    static SearchFile open(Path file, Map<String, Object> search) {
        SearchFile opened = new SearchFile(file);
        try {
            opened.read(search);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write the search " + file + ": " + e, e);
        }
        return opened;
    }

    private void read(Map<String, Object> search) throws IOException {
        String header = header(search);
        String text = Files.exists(file) ? Files.readString(file) : "";
        int end = text.lastIndexOf('\n') + 1;
        if (end == 0) {
            if (!header.startsWith(text)) {
                throw refused("its first line does not describe a search");
            }
            Files.writeString(file, header);
            return;
        }
        List<String> whole = text.substring(0, end).lines().toList();
        requireSame(search, parse(whole.get(0), 1));
        for (int line = 1; line < whole.size(); line++) {
            JSONObject json = parse(whole.get(line), line + 1);
            lines.put(List.of(json.optInt(RUNG), json.optInt(TRIAL)), json);
        }
        if (end < text.length()) {
            Files.writeString(file, text.substring(0, end));
        }
    }

    private static String header(Map<String, Object> search) {
        JSONWriter json = new JSONStringer().object();
        search.forEach((name, value) -> json.key(name).value(value));
        return json.endObject() + "\n";
    }

    private void requireSame(Map<String, Object> search, JSONObject found) {
        List<String> differences = new ArrayList<>();
        search.forEach((name, value) -> {
            String wanted = new JSONObject().put(name, value).toString();
            String actual = new JSONObject().put(name, found.opt(name)).toString();
            if (!wanted.equals(actual)) {
                differences.add(name + " is " + found.opt(name) + " in the file, but " + value + " here");
            }
        });
        if (!differences.isEmpty()) {
            throw refused("it is of another search: " + String.join("; ", differences));
        }
    }

    private JSONObject parse(String line, int number) {
        try {
            return new JSONObject(line);
        } catch (JSONException e) {
            throw refused("line " + number + " is not a JSON object");
        }
    }

    private IllegalArgumentException refused(String reason) {
        return new IllegalArgumentException(
                "cannot resume from " + file + ", because " + reason + "; name another file, or delete this one");
    }

    @Override
    public synchronized @Nullable TrialResult find(int rung, Trial trial) {
        JSONObject line = lines.get(List.of(rung, trial.number()));
        if (line == null) {
            return null;
        }
        try {
            return result(trial, line);
        } catch (JSONException | IllegalArgumentException e) {
            throw refused("the line of rung " + rung + ", trial " + trial.number() + " is wrong: " + e.getMessage());
        }
    }

    private static TrialResult result(Trial trial, JSONObject line) {
        return new TrialResult(
                trial,
                Status.valueOf(line.getString(STATUS)),
                line.getInt(EPOCHS),
                Float.parseFloat(line.get(VALUE).toString()),
                line.getDouble(SECONDS));
    }

    /** Appends a line. A JSON number cannot be NaN or infinite, so such a value is a text. */
    @Override
    public synchronized void add(int rung, TrialResult result) {
        Trial trial = result.trial();
        JSONWriter json = new JSONStringer().object();
        json.key(RUNG).value(rung);
        json.key(TRIAL).value(trial.number());
        json.key(SETTINGS).object();
        trial.values().forEach((name, value) -> json.key(name).value(value));
        json.endObject();
        json.key(BATCH_SIZE).value(trial.batchSize());
        json.key(STATUS).value(result.status().name());
        json.key(EPOCHS).value(result.epochs());
        json.key(VALUE).value(Float.isFinite(result.value()) ? result.value() : String.valueOf(result.value()));
        json.key(SECONDS).value(Math.round(result.seconds() * 1000) / 1000.0);
        append(json.endObject() + "\n");
    }

    private void append(String line) {
        try {
            Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the search " + file + ": " + e, e);
        }
    }
}
