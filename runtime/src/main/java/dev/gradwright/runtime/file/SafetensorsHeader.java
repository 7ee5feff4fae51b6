package dev.gradwright.runtime.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON header of a safetensors file: {@code {"__metadata__": {…}, "name": {"dtype": "F32", "shape": [rows, columns],
 * "data_offsets": [begin, end]}, …}}. Reading throws an {@link IOException} at anything else.
 *
 * @param metadata texts by name
 * @param tensors in the order of the header
 */
record SafetensorsHeader(Map<String, String> metadata, List<TensorEntry> tensors) {
    private static final String METADATA = "__metadata__";
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    byte[] toJson() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeObjectFieldStart(METADATA);
            for (Map.Entry<String, String> entry : metadata.entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
            for (TensorEntry tensor : tensors) {
                write(tensor, json);
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(TensorEntry tensor, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(tensor.name());
        json.writeStringField("dtype", tensor.type());
        json.writeArrayFieldStart("shape");
        for (long dimension : tensor.shape()) {
            json.writeNumber(dimension);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("data_offsets");
        json.writeNumber(tensor.begin());
        json.writeNumber(tensor.end());
        json.writeEndArray();
        json.writeEndObject();
    }

    static SafetensorsHeader parse(byte[] bytes) throws IOException {
        try (JsonParser json = JSON.createParser(bytes)) {
            Map<String, String> metadata = new LinkedHashMap<>();
            List<TensorEntry> tensors = new ArrayList<>();
            require(json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                require(json.nextToken(), JsonToken.START_OBJECT);
                if (name.equals(METADATA)) {
                    parseMetadata(json, metadata);
                } else {
                    tensors.add(parseTensor(name, json));
                }
            }
            if (json.nextToken() != null) {
                throw new InvalidFileException("there is more after the end of the header's object");
            }
            return new SafetensorsHeader(metadata, tensors);
        }
    }

    private static void parseMetadata(JsonParser json, Map<String, String> metadata) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            require(json.nextToken(), JsonToken.VALUE_STRING);
            metadata.put(key, json.getText());
        }
    }

    private static TensorEntry parseTensor(String name, JsonParser json) throws IOException {
        String type = "";
        List<Long> shape = List.of();
        List<Long> offsets = List.of();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "dtype" -> type = text(json);
                case "shape" -> shape = numbers(json);
                case "data_offsets" -> offsets = numbers(json);
                default -> throw new InvalidFileException("tensor " + name + " has an unknown field " + field);
            }
        }
        if (offsets.size() != 2) {
            throw new InvalidFileException("tensor " + name + " must have 2 data_offsets, but has " + offsets.size());
        }
        return new TensorEntry(name, type, shape, offsets.get(0), offsets.get(1));
    }

    private static String text(JsonParser json) throws IOException {
        require(json.currentToken(), JsonToken.VALUE_STRING);
        return json.getText();
    }

    private static List<Long> numbers(JsonParser json) throws IOException {
        require(json.currentToken(), JsonToken.START_ARRAY);
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken(), JsonToken.VALUE_NUMBER_INT);
            numbers.add(json.getLongValue());
        }
        return List.copyOf(numbers);
    }

    private static void require(JsonToken actual, JsonToken expected) throws IOException {
        if (actual != expected) {
            throw new InvalidFileException("expected " + expected + ", but there is " + actual);
        }
    }
}
