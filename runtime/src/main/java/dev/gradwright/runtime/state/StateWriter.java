package dev.gradwright.runtime.state;

import dev.gradwright.runtime.kernel.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32C;
import org.ejml.data.FMatrixRMaj;

/** Writes {@link StateFormat}. */
final class StateWriter {
    private final DataOutputStream out;
    private final CRC32C checksum = new CRC32C();
    private final ByteBuffer chunk = ByteBuffer.allocate(StateFormat.CHUNK);

    /** The values of a tensor, row after row. */
    private float[] converted = {};

    StateWriter(OutputStream out) {
        this.out = new DataOutputStream(out);
    }

    /** @param values by name, of the types that {@link ValueType} lists, or tensors, which are written as matrices */
    void write(Map<String, Object> values) throws IOException {
        byte[] header = header(values);
        out.writeInt(StateFormat.MAGIC);
        out.writeInt(StateFormat.VERSION);
        out.writeInt(header.length);
        out.write(header);
        checksum.update(header);
        writeChecksum();
        for (Object value : values.values()) {
            writeArray(value);
        }
        writeChecksum();
        out.flush();
    }

    private void writeChecksum() throws IOException {
        out.writeInt((int) checksum.getValue());
        checksum.reset();
    }

    private static byte[] header(Map<String, Object> values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream header = new DataOutputStream(bytes);
        header.writeInt(values.size());
        for (Map.Entry<String, Object> value : values.entrySet()) {
            writeText(value.getKey(), header);
            writeEntry(value.getValue(), header);
        }
        return bytes.toByteArray();
    }

    private static void writeEntry(Object value, DataOutputStream header) throws IOException {
        if (value instanceof Tensor tensor) {
            header.writeByte(ValueType.MATRIX.tag());
            header.writeInt(tensor.rows());
            header.writeInt(tensor.columns());
            return;
        }
        ValueType type = ValueType.of(value);
        header.writeByte(type.tag());
        switch (type) {
            case BOOLEAN -> header.writeBoolean((Boolean) value);
            case INT -> header.writeInt((Integer) value);
            case LONG -> header.writeLong((Long) value);
            case FLOAT -> header.writeInt(Float.floatToRawIntBits((Float) value));
            case DOUBLE -> header.writeLong(Double.doubleToRawLongBits((Double) value));
            case TEXT -> writeText((String) value, header);
            case DOUBLES -> header.writeInt(((double[]) value).length);
            case FLOATS -> header.writeInt(((float[]) value).length);
            case LONGS -> header.writeInt(((long[]) value).length);
            case MATRIX -> {
                header.writeInt(((FMatrixRMaj) value).numRows);
                header.writeInt(((FMatrixRMaj) value).numCols);
            }
        }
    }

    private static void writeText(String text, DataOutputStream header) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        header.writeInt(bytes.length);
        header.write(bytes);
    }

    private void writeArray(Object value) throws IOException {
        if (value instanceof FMatrixRMaj matrix) {
            writeFloats(matrix.data, matrix.getNumElements());
        } else if (value instanceof Tensor tensor) {
            writeFloats(rowMajor(tensor), tensor.rows() * tensor.columns());
        } else if (value instanceof float[] array) {
            writeFloats(array, array.length);
        } else if (value instanceof double[] array) {
            writeDoubles(array);
        } else if (value instanceof long[] array) {
            writeLongs(array);
        }
    }

    private float[] rowMajor(Tensor tensor) {
        int length = tensor.rows() * tensor.columns();
        if (converted.length < length) {
            converted = new float[length];
        }
        tensor.store(converted, 0);
        return converted;
    }

    private void writeFloats(float[] array, int length) throws IOException {
        int most = StateFormat.CHUNK / Float.BYTES;
        for (int from = 0; from < length; from += most) {
            int count = Math.min(most, length - from);
            chunk.clear().asFloatBuffer().put(array, from, count);
            writeChunk(count * Float.BYTES);
        }
    }

    private void writeDoubles(double[] array) throws IOException {
        int most = StateFormat.CHUNK / Double.BYTES;
        for (int from = 0; from < array.length; from += most) {
            int count = Math.min(most, array.length - from);
            chunk.clear().asDoubleBuffer().put(array, from, count);
            writeChunk(count * Double.BYTES);
        }
    }

    private void writeLongs(long[] array) throws IOException {
        int most = StateFormat.CHUNK / Long.BYTES;
        for (int from = 0; from < array.length; from += most) {
            int count = Math.min(most, array.length - from);
            chunk.clear().asLongBuffer().put(array, from, count);
            writeChunk(count * Long.BYTES);
        }
    }

    private void writeChunk(int length) throws IOException {
        out.write(chunk.array(), 0, length);
        checksum.update(chunk.array(), 0, length);
    }
}
