package dev.gradwright.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ejml.data.FMatrixRMaj;

/** Reads numbers that Keras and PyTorch produced, kept beside the test that uses them. */
public final class KerasNumbers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private KerasNumbers() {}

    /** The JSON resource beside a test. */
    public static JsonNode read(Class<?> test, String resource) {
        try (InputStream in = Objects.requireNonNull(test.getResourceAsStream(resource), resource)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** The elements of an array. */
    public static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** A tensor of two dimensions, or of one as a column. */
    public static FMatrixRMaj matrix(JsonNode tensor) {
        JsonNode shape = tensor.get("shape");
        FMatrixRMaj matrix = new FMatrixRMaj(
                shape.get(0).asInt(), shape.size() == 1 ? 1 : shape.get(1).asInt());
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.data[i] = (float) tensor.get("data").get(i).asDouble();
        }
        return matrix;
    }

    /** The numbers of an array. */
    public static double[] doubles(JsonNode array) {
        return stream(array).mapToDouble(JsonNode::asDouble).toArray();
    }
}
