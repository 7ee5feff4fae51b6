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
    /** The values begin at a multiple of this, so that readers can map them into memory. */
    private static final int ALIGNMENT = 8;

    private final List<TensorEntry> entries = new ArrayList<>();
    private final List<FMatrixRMaj> matrices = new ArrayList<>();
    private final Map<String, String> metadata;
    private long end;

    SafetensorsWriter(Map<String, String> metadata) {
        this.metadata = metadata;
    }

    /** Adds the next tensor. */
    void add(String name, FMatrixRMaj matrix) {
        long begin = end;
        end += (long) Float.BYTES * matrix.getNumElements();
        List<Long> shape = List.of((long) matrix.numRows, (long) matrix.numCols);
        entries.add(new TensorEntry(name, TensorEntry.FLOAT, shape, begin, end));
        matrices.add(matrix);
    }

    /** Writes all of it. */
    void writeTo(WritableByteChannel out) throws IOException {
        byte[] header = padded(new SafetensorsHeader(metadata, entries).toJson());
        write(littleEndian(Long.BYTES).putLong(header.length), out);
        write(ByteBuffer.wrap(header).position(header.length), out);
        for (FMatrixRMaj matrix : matrices) {
            ByteBuffer values = littleEndian(Float.BYTES * matrix.getNumElements());
            values.asFloatBuffer().put(matrix.data, 0, matrix.getNumElements());
            write(values.position(values.limit()), out);
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
