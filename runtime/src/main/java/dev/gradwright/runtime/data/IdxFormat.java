package dev.gradwright.runtime.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Locale;
import org.ejml.data.FMatrixRMaj;

/**
 * The IDX format (LeCun, Cortes and Burges) of MNIST and similar datasets: two zero bytes, the type of the values (8
 * for unsigned bytes), the number of dimensions, each dimension as a big-endian int, and the values. Files may be
 * compressed with gzip.
 */
final class IdxFormat {
    private static final int UNSIGNED_BYTE = 8;
    private static final float WHITE = 255;
    /** Memory for a value while reading: the byte read and the float. */
    private static final long BYTES_OF_A_VALUE = 5;

    private final String name;
    private final InputStream in;

    private IdxFormat(String name, InputStream in) {
        this.name = name;
        this.in = in;
    }

    /** Images, one per row, with pixels from 0 to 1. */
    static FMatrixRMaj images(Path file) {
        return open(file, IdxFormat::images);
    }

    /** Images, one per row, with pixels from 0 to 1. */
    static FMatrixRMaj images(String name, InputStream in) {
        return read(name, in, 3, "images", WHITE);
    }

    /** Class indices, in one column. */
    static FMatrixRMaj labels(Path file) {
        return open(file, IdxFormat::labels);
    }

    /** Class indices, in one column. */
    static FMatrixRMaj labels(String name, InputStream in) {
        return read(name, in, 1, "labels", 1);
    }

    /** Images with their labels. */
    static Dataset pair(FMatrixRMaj images, String imagesName, FMatrixRMaj labels, String labelsName) {
        if (images.numRows != labels.numRows) {
            throw new DataFileException(
                    labelsName,
                    "has " + labels.numRows + " labels, but " + imagesName + " has " + images.numRows + " images");
        }
        return Dataset.of(images, labels);
    }

    private interface Reader {
        FMatrixRMaj read(String name, InputStream in);
    }

    private static FMatrixRMaj open(Path file, Reader reader) {
        try (InputStream in = DataFile.open(file)) {
            return reader.read(file.toString(), in);
        } catch (IOException e) {
            throw DataFile.failure(file.toString(), e);
        }
    }

    private static FMatrixRMaj read(String name, InputStream in, int dimensions, String content, float divisor) {
        try {
            return new IdxFormat(name, DataFile.unzipped(in)).values(dimensions, content, divisor);
        } catch (IOException e) {
            throw DataFile.failure(name, e);
        }
    }

    private FMatrixRMaj values(int dimensions, String content, float divisor) throws IOException {
        requireMagic(dimensions, content);
        int[] shape = new int[dimensions];
        ByteBuffer header = ByteBuffer.wrap(bytes(4 * dimensions));
        for (int i = 0; i < dimensions; i++) {
            shape[i] = header.getInt();
        }
        int rows = shape[0];
        int columns = columns(shape);
        FMatrixRMaj values = valuesInMemory(rows, columns, content, divisor);
        if (in.read() >= 0) {
            throw new DataFileException(
                    name,
                    "is corrupt: there is more data after the " + rows + " " + content + " that its header declares");
        }
        return values;
    }

    private void requireMagic(int dimensions, String content) throws IOException {
        byte[] magic = bytes(4);
        if (magic[0] != 0 || magic[1] != 0 || magic[2] != UNSIGNED_BYTE) {
            throw new DataFileException(
                    name,
                    "is not an IDX file of unsigned bytes: it begins with "
                            + String.format("%02x %02x %02x %02x", magic[0], magic[1], magic[2], magic[3]));
        }
        if (magic[3] != dimensions) {
            throw new DataFileException(
                    name,
                    "does not hold " + content + ", which have " + dimensions + " dimensions: it has " + magic[3]);
        }
    }

    /** The number of values of a row. Checks that all rows fit into one array. */
    private int columns(int[] shape) {
        long columns = 1;
        long size = shape[0];
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] < 1) {
                throw new DataFileException(name, "is corrupt: its dimension " + i + " is " + shape[i]);
            }
            columns *= i == 0 ? 1 : shape[i];
            size = shape[0] * columns;
            if (columns > Integer.MAX_VALUE || size > Integer.MAX_VALUE - 8) {
                throw new DataFileException(name, "is corrupt or too large: its header declares more than 2^31 values");
            }
        }
        return (int) columns;
    }

    /** Checks the memory before allocating: a gzip file of a few megabytes may declare gigabytes of values. */
    private FMatrixRMaj valuesInMemory(int rows, int columns, String content, float divisor) throws IOException {
        long heap = Runtime.getRuntime().maxMemory();
        long bytes = BYTES_OF_A_VALUE * rows * columns;
        String size = String.format(
                Locale.ROOT,
                "its header declares %,d %s of %,d values, which take %,d MB",
                rows,
                content,
                columns,
                bytes >> 20);
        String limit = String.format(Locale.ROOT, "%,d MB; raise it with -Xmx", heap >> 20);
        if (bytes > heap) {
            throw new DataFileException(
                    name, "is too large for the memory: " + size + ", but the heap has at most " + limit);
        }
        try {
            return scaled(bytes(rows * columns), rows, columns, divisor);
        } catch (OutOfMemoryError e) {
            throw new DataFileException(
                    name, "does not fit into memory: " + size + ", but the heap is full; its limit is " + limit, e);
        }
    }

    private static FMatrixRMaj scaled(byte[] bytes, int rows, int columns, float divisor) {
        FMatrixRMaj values = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < bytes.length; i++) {
            values.data[i] = (bytes[i] & 0xff) / divisor;
        }
        return values;
    }

    /** Reads in chunks, so that a corrupt count does not allocate more than the file holds. */
    private byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new DataFileException(
                    name, "is truncated: " + count + " bytes should follow, but only " + bytes.length + " do");
        }
        return bytes;
    }
}
