package dev.gradwright.runtime.state;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.ejml.data.FMatrixRMaj;

/** Reads {@link StateFormat}. The header is checked before arrays of the lengths in it are allocated. */
final class StateReader {
    private final DataInputStream in;
    private final CRC32C checksum = new CRC32C();
    private final ByteBuffer chunk = ByteBuffer.allocate(StateFormat.CHUNK);

    StateReader(InputStream in) {
        this.in = new DataInputStream(in);
    }

    Map<String, Object> read() throws IOException {
        try {
            requireFormat();
            Map<String, Object> values = readHeader();
            for (Object value : values.values()) {
                readArray(value);
            }
            requireChecksum();
            return values;
        } catch (EOFException e) {
            throw new IllegalArgumentException("the saved state is truncated", e);
        }
    }

    private void requireFormat() throws IOException {
        if (in.readInt() != StateFormat.MAGIC) {
            throw new IllegalArgumentException("these bytes are not a saved state: they begin with something else");
        }
        int version = in.readInt();
        if (version != StateFormat.VERSION) {
            throw new IllegalArgumentException("the saved state has the format " + version
                    + ", but this version of the library reads " + StateFormat.VERSION);
        }
    }

    private Map<String, Object> readHeader() throws IOException {
        int length = in.readInt();
        byte[] header = length < 0 ? new byte[0] : in.readNBytes(length);
        if (header.length != length) {
            throw new EOFException();
        }
        checksum.update(header);
        requireChecksum();
        return parse(new DataInputStream(new ByteArrayInputStream(header)));
    }

    private void requireChecksum() throws IOException {
        if (in.readInt() != (int) checksum.getValue()) {
            throw new IllegalArgumentException("the saved state is corrupt: its checksum differs");
        }
        checksum.reset();
    }

    private static Map<String, Object> parse(DataInputStream header) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        int count = header.readInt();
        for (int i = 0; i < count; i++) {
            String name = readText(header);
            values.put(name, readEntry(header));
        }
        return values;
    }

    /** A scalar, or an array that is still empty. */
    private static Object readEntry(DataInputStream header) throws IOException {
        return switch (ValueType.ofTag(header.readUnsignedByte())) {
            case BOOLEAN -> header.readBoolean();
            case INT -> header.readInt();
            case LONG -> header.readLong();
            case FLOAT -> Float.intBitsToFloat(header.readInt());
            case DOUBLE -> Double.longBitsToDouble(header.readLong());
            case TEXT -> readText(header);
            case DOUBLES -> new double[header.readInt()];
            case FLOATS -> new float[header.readInt()];
            case LONGS -> new long[header.readInt()];
            case MATRIX -> new FMatrixRMaj(header.readInt(), header.readInt());
        };
    }

    private static String readText(DataInputStream header) throws IOException {
        return new String(header.readNBytes(header.readInt()), StandardCharsets.UTF_8);
    }

    private void readArray(Object value) throws IOException {
        if (value instanceof FMatrixRMaj matrix) {
            readFloats(matrix.data, matrix.getNumElements());
        } else if (value instanceof float[] array) {
            readFloats(array, array.length);
        } else if (value instanceof double[] array) {
            readDoubles(array);
        } else if (value instanceof long[] array) {
            readLongs(array);
        }
    }

    private void readFloats(float[] array, int length) throws IOException {
        int most = StateFormat.CHUNK / Float.BYTES;
        for (int from = 0; from < length; from += most) {
            int count = Math.min(most, length - from);
            readChunk(count * Float.BYTES).asFloatBuffer().get(array, from, count);
        }
    }

    private void readDoubles(double[] array) throws IOException {
        int most = StateFormat.CHUNK / Double.BYTES;
        for (int from = 0; from < array.length; from += most) {
            int count = Math.min(most, array.length - from);
            readChunk(count * Double.BYTES).asDoubleBuffer().get(array, from, count);
        }
    }

    private void readLongs(long[] array) throws IOException {
        int most = StateFormat.CHUNK / Long.BYTES;
        for (int from = 0; from < array.length; from += most) {
            int count = Math.min(most, array.length - from);
            readChunk(count * Long.BYTES).asLongBuffer().get(array, from, count);
        }
    }

    private ByteBuffer readChunk(int length) throws IOException {
        in.readFully(chunk.array(), 0, length);
        checksum.update(chunk.array(), 0, length);
        return chunk.clear();
    }
}
