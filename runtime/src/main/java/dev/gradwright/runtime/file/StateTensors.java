package dev.gradwright.runtime.file;

import dev.gradwright.runtime.state.StateSnapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/**
 * A state in a safetensors file: one tensor for each value, under its name after a prefix. Numbers are tensors without
 * dimensions, arrays have one and matrices two; a text is a vector of its bytes in UTF-8. Type and dimensions tell which
 * of them a tensor is.
 */
final class StateTensors {
    private static final String FLAG = "BOOL";
    private static final String BYTE = "U8";
    private static final String INT = "I32";
    private static final String LONG = "I64";
    private static final List<Long> SCALAR = List.of();

    private StateTensors() {}

    /** Adds the values of a state to a file. */
    static void add(String prefix, StateSnapshot state, SafetensorsWriter writer) {
        state.values().forEach((name, value) -> add(prefix + name, value, writer));
    }

    private static void add(String name, Object value, SafetensorsWriter writer) {
        if (value instanceof FMatrixRMaj matrix) {
            writer.add(name, matrix);
        } else if (value instanceof double[] array) {
            writer.add(name, array);
        } else if (value instanceof float[] array) {
            ByteBuffer bytes = bytes(Float.BYTES * array.length);
            bytes.asFloatBuffer().put(array);
            writer.add(name, TensorEntry.FLOAT, List.of((long) array.length), bytes);
        } else if (value instanceof long[] array) {
            ByteBuffer bytes = bytes(Long.BYTES * array.length);
            bytes.asLongBuffer().put(array);
            writer.add(name, LONG, List.of((long) array.length), bytes);
        } else if (value instanceof Boolean flag) {
            writer.add(name, FLAG, SCALAR, bytes(1).put(0, (byte) (flag ? 1 : 0)));
        } else if (value instanceof Integer number) {
            writer.add(name, INT, SCALAR, bytes(Integer.BYTES).putInt(0, number));
        } else if (value instanceof Long number) {
            writer.add(name, LONG, SCALAR, bytes(Long.BYTES).putLong(0, number));
        } else if (value instanceof Float number) {
            writer.add(name, TensorEntry.FLOAT, SCALAR, bytes(Float.BYTES).putFloat(0, number));
        } else if (value instanceof Double number) {
            writer.add(name, TensorEntry.DOUBLE, SCALAR, bytes(Double.BYTES).putDouble(0, number));
        } else {
            byte[] text = ((String) value).getBytes(StandardCharsets.UTF_8);
            writer.add(name, BYTE, List.of((long) text.length), ByteBuffer.wrap(text));
        }
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads the values of a state from their tensors. */
    static StateSnapshot read(String prefix, List<TensorEntry> tensors, SafetensorsReader reader) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (TensorEntry tensor : tensors) {
            values.put(tensor.name().substring(prefix.length()), read(tensor, reader));
        }
        return StateSnapshot.ofValues(values);
    }

    private static Object read(TensorEntry tensor, SafetensorsReader reader) throws IOException {
        int dimensions = tensor.shape().size();
        if (tensor.type().equals(TensorEntry.FLOAT) && dimensions == 2) {
            return reader.matrix(requireSize(tensor, Float.BYTES));
        } else if (dimensions == 0) {
            return scalar(tensor, reader);
        } else if (dimensions == 1) {
            return vector(tensor, reader);
        }
        throw unknown(tensor);
    }

    private static Object scalar(TensorEntry tensor, SafetensorsReader reader) throws IOException {
        return switch (tensor.type()) {
            case FLAG -> reader.bytes(requireSize(tensor, 1)).get() != 0;
            case INT -> reader.bytes(requireSize(tensor, Integer.BYTES)).getInt();
            case LONG -> reader.bytes(requireSize(tensor, Long.BYTES)).getLong();
            case TensorEntry.FLOAT ->
                reader.bytes(requireSize(tensor, Float.BYTES)).getFloat();
            case TensorEntry.DOUBLE ->
                reader.bytes(requireSize(tensor, Double.BYTES)).getDouble();
            default -> throw unknown(tensor);
        };
    }

    private static Object vector(TensorEntry tensor, SafetensorsReader reader) throws IOException {
        return switch (tensor.type()) {
            case TensorEntry.DOUBLE -> reader.vector(tensor);
            case TensorEntry.FLOAT -> floats(reader.bytes(requireSize(tensor, Float.BYTES)));
            case LONG -> longs(reader.bytes(requireSize(tensor, Long.BYTES)));
            case BYTE ->
                StandardCharsets.UTF_8
                        .decode(reader.bytes(requireSize(tensor, 1)))
                        .toString();
            default -> throw unknown(tensor);
        };
    }

    private static float[] floats(ByteBuffer bytes) {
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    private static long[] longs(ByteBuffer bytes) {
        long[] values = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(values);
        return values;
    }

    private static TensorEntry requireSize(TensorEntry tensor, int bytes) throws InvalidFileException {
        long reserved = tensor.end() - tensor.begin();
        long expected = bytes;
        for (long dimension : tensor.shape()) {
            expected = dimension < 0 || dimension > reserved ? -1 : expected * dimension;
            if (expected < 0) {
                break;
            }
        }
        if (expected != reserved) {
            throw new InvalidFileException("corrupt header: tensor " + Quoted.of(tensor.name()) + " of shape "
                    + Quoted.of(tensor.shape()) + " has " + reserved + " bytes");
        }
        return tensor;
    }

    private static InvalidFileException unknown(TensorEntry tensor) {
        return new InvalidFileException("corrupt: tensor " + Quoted.of(tensor.name()) + " of type "
                + Quoted.of(tensor.type()) + " and shape " + Quoted.of(tensor.shape()) + " is no saved value");
    }
}
