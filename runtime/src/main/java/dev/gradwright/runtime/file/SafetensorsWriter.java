package dev.gradwright.runtime.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ejml.data.FMatrixRMaj;

/** Writes matrices as a safetensors file. */
final class SafetensorsWriter {
    /** The values start at a multiple of this, so that readers can map them into memory. */
    private static final int ALIGNMENT = 8;

    private final List<TensorEntry> entries = new ArrayList<>();
    private final List<Values> values = new ArrayList<>();
    private final Map<String, String> metadata;
    private long end;

    SafetensorsWriter(Map<String, String> metadata) {
        this.metadata = metadata;
    }

    /** Writes the values of a tensor as bytes. */
    private interface Values {
        void putInto(ByteBuffer bytes);
    }

    /** Adds the next tensor, rows × columns of F32. */
    void add(String name, FMatrixRMaj matrix) {
        int size = matrix.getNumElements();
        add(
                name,
                TensorEntry.FLOAT,
                List.of((long) matrix.numRows, (long) matrix.numCols),
                (long) Float.BYTES * size,
                bytes -> bytes.asFloatBuffer().put(matrix.data, 0, size));
    }

    /** Adds the next tensor, a vector of F64. */
    void add(String name, double[] vector) {
        add(
                name,
                TensorEntry.DOUBLE,
                List.of((long) vector.length),
                (long) Double.BYTES * vector.length,
                bytes -> bytes.asDoubleBuffer().put(vector));
    }

    /** Adds the next tensor, with type and shape of another and the given bytes. */
    void add(String name, TensorEntry like, ByteBuffer bytes) {
        add(name, like.type(), like.shape(), bytes);
    }

    /** Adds the next tensor, with the given bytes. */
    void add(String name, String type, List<Long> shape, ByteBuffer bytes) {
        add(name, type, shape, bytes.remaining(), target -> target.put(bytes.duplicate()));
    }

    private void add(String name, String type, List<Long> shape, long bytes, Values tensor) {
        entries.add(new TensorEntry(name, type, shape, end, end + bytes));
        values.add(tensor);
        end += bytes;
    }

    /** Writes the file. */
    void writeTo(WritableByteChannel out) throws IOException {
        byte[] header = padded(new SafetensorsHeader(metadata, entries).toJson());
        write(littleEndian(Long.BYTES).putLong(header.length), out);
        write(ByteBuffer.wrap(header).position(header.length), out);
        for (int i = 0; i < values.size(); i++) {
            TensorEntry tensor = entries.get(i);
            ByteBuffer bytes = littleEndian(Math.toIntExact(tensor.end() - tensor.begin()));
            values.get(i).putInto(bytes);
            write(bytes.position(bytes.limit()), out);
        }
    }

    private static byte[] padded(byte[] json) {
        int length = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] padded = Arrays.copyOf(json, length);
        Arrays.fill(padded, json.length, length, (byte) ' ');
        return padded;
    }

    private static ByteBuffer littleEndian(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(ByteBuffer filled, WritableByteChannel out) throws IOException {
        filled.flip();
        while (filled.hasRemaining()) {
            out.write(filled);
        }
    }
}
