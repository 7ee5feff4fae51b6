package dev.gradwright.runtime.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.json.JSONParserConfiguration;
import org.json.JSONStringer;
import org.json.JSONWriter;
import org.jspecify.annotations.Nullable;

/**
 * The JSON header of a safetensors file: {@code {"__metadata__": {…}, "name": {"dtype": "F32", "shape": [rows,
 * columns], "data_offsets": [begin, end]}, …}}. Reading anything else throws an {@link IOException}.
 *
 * @param metadata texts by name
 * @param tensors in the order of their values
 */
record SafetensorsHeader(Map<String, String> metadata, List<TensorEntry> tensors) {
    private static final String FORMAT = "gradwright";
    private static final String VERSION = "1";
    private static final String KIND = "kind";
    private static final String METADATA = "__metadata__";
    private static final String TYPE = "dtype";
    private static final String SHAPE = "shape";
    private static final String OFFSETS = "data_offsets";
    private static final JSONParserConfiguration STRICT = new JSONParserConfiguration().withStrictMode(true);

    /** The metadata that this version writes to every model file, and requires when it reads one. */
    static Map<String, String> format() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT);
        metadata.put("version", VERSION);
        return metadata;
    }

    /** The metadata of a file of another kind. */
    static Map<String, String> format(String kind) {
        Map<String, String> metadata = format();
        metadata.put(KIND, kind);
        return metadata;
    }

    /** The kind of the file; null for a model file. */
    @Nullable
    String kind() {
        return metadata.get(KIND);
    }

    /** Throws unless the file has the format that this version writes. */
    void requireFormat() throws InvalidFileException {
        String format = metadata.getOrDefault("format", "none");
        if (!format.equals(FORMAT)) {
            throw new InvalidFileException(
                    "was not written by save(): its format is " + Quoted.of(format) + ", but must be " + FORMAT);
        }
        String version = metadata.getOrDefault("version", "none");
        if (!version.equals(VERSION)) {
            throw new InvalidFileException("is of version " + Quoted.of(version)
                    + " of the format, but this version of Gradwright reads " + VERSION
                    + "; load it with the version of Gradwright that wrote it");
        }
    }

    byte[] toJson() {
        JSONWriter json = new JSONStringer().object();
        json.key(METADATA).object();
        metadata.forEach((key, text) -> json.key(key).value(text));
        json.endObject();
        for (TensorEntry tensor : tensors) {
            json.key(tensor.name()).object();
            json.key(TYPE).value(tensor.type());
            json.key(SHAPE).value(tensor.shape());
            json.key(OFFSETS).value(List.of(tensor.begin(), tensor.end()));
            json.endObject();
        }
        return json.endObject().toString().getBytes(StandardCharsets.UTF_8);
    }

    static SafetensorsHeader parse(byte[] bytes) throws IOException {
        try {
            return parse(new JSONObject(new String(bytes, StandardCharsets.UTF_8).strip(), STRICT));
        } catch (JSONException e) {
            throw new InvalidFileException(Quoted.of(e.getMessage()), e);
        }
    }

    private static SafetensorsHeader parse(JSONObject header) throws IOException {
        Map<String, String> metadata = new TreeMap<>();
        List<TensorEntry> tensors = new ArrayList<>();
        for (String name : header.keySet()) {
            JSONObject value = header.getJSONObject(name);
            if (name.equals(METADATA)) {
                for (String key : value.keySet()) {
                    metadata.put(key, value.getString(key));
                }
            } else {
                tensors.add(parseTensor(name, value));
            }
        }
        Collections.sort(tensors);
        return new SafetensorsHeader(metadata, tensors);
    }

    private static TensorEntry parseTensor(String name, JSONObject tensor) throws IOException {
        for (String field : tensor.keySet()) {
            if (!List.of(TYPE, SHAPE, OFFSETS).contains(field)) {
                throw new InvalidFileException(
                        "tensor " + Quoted.of(name) + " has an unknown field " + Quoted.of(field));
            }
        }
        List<Long> offsets = wholeNumbers(name, tensor.getJSONArray(OFFSETS));
        if (offsets.size() != 2) {
            throw new InvalidFileException(
                    "tensor " + Quoted.of(name) + " must have 2 data_offsets, but has " + offsets.size());
        }
        List<Long> shape = wholeNumbers(name, tensor.getJSONArray(SHAPE));
        return new TensorEntry(name, tensor.getString(TYPE), shape, offsets.get(0), offsets.get(1));
    }

    private static List<Long> wholeNumbers(String name, JSONArray array) throws IOException {
        List<Long> numbers = new ArrayList<>();
        for (Object number : array) {
            if (!(number instanceof Integer || number instanceof Long)) {
                throw new InvalidFileException(
                        "tensor " + Quoted.of(name) + " has " + Quoted.of(number) + " where a whole number should be");
            }
            numbers.add(((Number) number).longValue());
        }
        return List.copyOf(numbers);
    }
}
