package dev.gradwright.conformance.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;

/** Reads the recorded numbers from resources. */
final class Fixture {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Fixture() {}

    static JsonNode load(String name) {
        try (InputStream file = Fixture.class.getResourceAsStream("/keras/" + name + ".json")) {
            return JSON.readTree(Objects.requireNonNull(file, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A matrix, or a vector as a row. */
    static FMatrixRMaj matrix(JsonNode tensor) {
        JsonNode shape = tensor.get("shape");
        int columns = shape.get(shape.size() - 1).asInt();
        JsonNode data = tensor.get("data");
        FMatrixRMaj matrix = new FMatrixRMaj(data.size() / columns, columns);
        for (int i = 0; i < data.size(); i++) {
            matrix.data[i] = (float) data.get(i).asDouble(Double.POSITIVE_INFINITY);
        }
        return matrix;
    }

    /** Targets: a vector is a column. */
    static FMatrixRMaj targets(JsonNode tensor) {
        FMatrixRMaj matrix = matrix(tensor);
        if (tensor.get("shape").size() == 1) {
            matrix.reshape(matrix.numCols, 1);
        }
        return matrix;
    }
}
