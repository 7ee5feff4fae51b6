package dev.gradwright.runtime.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * Reads a safetensors file: 8 bytes with the length of the header, little-endian, the header, and the values of its
 * tensors, little-endian, without gap or overlap. The header is checked against the length of the file before arrays of
 * its sizes are allocated.
 */
final class SafetensorsReader {
    /** The length up to which a header is read without further checks. */
    static final int SHORT_HEADER = 256 << 10;

    private final FileBytes file;
    private final long dataStart;
    private final SafetensorsHeader header;

    /**
     * Reads and checks the header.
     *
     * @param maxHeader the largest allowed length in bytes
     * @param expected what the file should be, for messages, as in {@code a standardizer}
     */
    SafetensorsReader(FileBytes file, int maxHeader, String expected) throws IOException {
        this.file = file;
        int length = headerLength(maxHeader, expected);
        dataStart = (long) Long.BYTES + length;
        header = parse(bytes(Long.BYTES, length).array());
        requireGapless();
    }

    SafetensorsHeader header() {
        return header;
    }

    /** The values of a tensor of F32 with two dimensions that fit an array. */
    FMatrixRMaj matrix(TensorEntry tensor) throws IOException {
        int rows = Math.toIntExact(tensor.shape().get(0));
        int columns = Math.toIntExact(tensor.shape().get(1));
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        bytes(dataStart + tensor.begin(), Math.toIntExact(tensor.end() - tensor.begin()))
                .asFloatBuffer()
                .get(matrix.data, 0, rows * columns);
        return matrix;
    }

    /** The bytes of a tensor of any type. */
    ByteBuffer bytes(TensorEntry tensor) throws IOException {
        long length = tensor.end() - tensor.begin();
        if (length > Integer.MAX_VALUE - Long.BYTES) {
            throw new InvalidFileException(
                    "tensor " + Quoted.of(tensor.name()) + " is too large: " + length + " bytes");
        }
        return bytes(dataStart + tensor.begin(), (int) length);
    }

    /** The values of a tensor of F64 with one dimension. */
    double[] vector(TensorEntry tensor) throws IOException {
        long bytes = tensor.end() - tensor.begin();
        if (!tensor.type().equals(TensorEntry.DOUBLE)
                || bytes > Integer.MAX_VALUE
                || !tensor.shape().equals(List.of(bytes / Double.BYTES))) {
            throw new InvalidFileException(
                    "corrupt header: tensor " + tensor.name() + " must be a vector of F64, but is " + tensor.shapeText()
                            + " of " + tensor.type() + " in " + bytes + " bytes");
        }
        double[] vector = new double[(int) bytes / Double.BYTES];
        bytes(dataStart + tensor.begin(), (int) bytes).asDoubleBuffer().get(vector);
        return vector;
    }

    private int headerLength(int most, String expected) throws IOException {
        if (file.size() < Long.BYTES) {
            throw new InvalidFileException("not a safetensors file: it has only " + file.size() + " bytes");
        }
        long length = bytes(0, Long.BYTES).getLong();
        if (Long.compareUnsigned(length, most) > 0) {
            throw new InvalidFileException("not " + expected + ": its header has " + Long.toUnsignedString(length)
                    + " bytes, but at most " + most + " are expected");
        }
        if (length > file.size() - Long.BYTES) {
            throw new InvalidFileException("truncated: a header of " + length + " bytes should follow, but only "
                    + (file.size() - Long.BYTES) + " bytes do");
        }
        return (int) length;
    }

    private static SafetensorsHeader parse(byte[] json) throws IOException {
        try {
            return SafetensorsHeader.parse(json);
        } catch (IOException e) {
            throw new InvalidFileException("corrupt header: " + e.getMessage(), e);
        }
    }

    private void requireGapless() throws IOException {
        long expected = 0;
        for (TensorEntry tensor : header.tensors()) {
            if (tensor.begin() != expected || tensor.end() < tensor.begin()) {
                throw new InvalidFileException("corrupt header: tensor " + Quoted.of(tensor.name()) + " lies from "
                        + tensor.begin() + " to " + tensor.end() + ", but should begin at " + expected);
            }
            expected = tensor.end();
        }
        long actual = file.size() - dataStart;
        if (actual != expected) {
            throw new InvalidFileException((actual < expected ? "truncated" : "corrupt") + ": " + expected
                    + " bytes of values should follow the header, but " + actual + " do");
        }
    }

    private ByteBuffer bytes(long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, position + buffer.position()) < 0) {
                throw new InvalidFileException("truncated: it ended while it was read");
            }
        }
        return buffer.flip();
    }
}
