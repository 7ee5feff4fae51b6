package dev.gradwright.runtime.tensorboard;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.zip.CRC32C;

/**
 * A buffer of records in the format of TFRecord files. A record is the length of its data as 8 bytes, a checksum of the
 * length, the data, and a checksum of the data. All numbers are little-endian. A checksum is a CRC-32C, rotated and
 * incremented so that the checksum of data with checksums is not trivial.
 *
 * <p>Data are messages of protocol buffers: fields with a number and a value, whose form the wire type says.
 */
final class Records {
    private static final int CAPACITY = 1 << 16;
    private static final int LENGTH_BYTES = Long.BYTES;
    private static final int CHECKSUM_BYTES = Integer.BYTES;
    private static final int HEADER_BYTES = LENGTH_BYTES + CHECKSUM_BYTES;
    /** Bytes of a record that are not data. */
    private static final int OVERHEAD = HEADER_BYTES + CHECKSUM_BYTES;

    private static final int MASK_ROTATION = 15;
    private static final int MASK_DELTA = 0xa282ead8;

    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;
    private static final int BITS_OF_TYPE = 3;

    private final CRC32C crc = new CRC32C();
    private byte[] buffer = new byte[CAPACITY];
    private int end;
    private int start;

    /** Whether a record fits behind those in the buffer. */
    boolean hasRoom(int dataBytes) {
        return buffer.length - end >= dataBytes + OVERHEAD;
    }

    void clear() {
        end = 0;
    }

    /** Writes all records, which stay in the buffer. */
    void writeTo(RandomAccessFile file) throws IOException {
        file.write(buffer, 0, end);
    }

    int bytes() {
        return end;
    }

    /** Starts a record; the fields of its message follow. If the buffer is empty, it grows if it must. */
    void begin(int dataBytes) {
        if (end == 0 && !hasRoom(dataBytes)) {
            buffer = new byte[dataBytes + OVERHEAD];
        }
        start = end;
        end += HEADER_BYTES;
    }

    /** Ends a record: adds its length and checksums. */
    void finish() {
        int dataStart = start + HEADER_BYTES;
        int dataEnd = end;
        end = start;
        fixed64(dataEnd - dataStart);
        fixed32(checksum(start, LENGTH_BYTES));
        end = dataEnd;
        fixed32(checksum(dataStart, dataEnd - dataStart));
    }

    private int checksum(int from, int length) {
        crc.reset();
        crc.update(buffer, from, length);
        return Integer.rotateRight((int) crc.getValue(), MASK_ROTATION) + MASK_DELTA;
    }

    /** A field with a whole number that is not negative. */
    void whole(int field, long value) {
        varint(field << BITS_OF_TYPE | VARINT);
        varint(value);
    }

    /** A field with a double. */
    void number(int field, double value) {
        varint(field << BITS_OF_TYPE | FIXED_64);
        fixed64(Double.doubleToRawLongBits(value));
    }

    /** A field with a float. */
    void number(int field, float value) {
        varint(field << BITS_OF_TYPE | FIXED_32);
        fixed32(Float.floatToRawIntBits(value));
    }

    /** A field with a text or a message that is encoded already. */
    void bytes(int field, byte[] value) {
        nested(field, value.length);
        System.arraycopy(value, 0, buffer, end, value.length);
        end += value.length;
    }

    /** The start of a field with a message of that length, whose fields follow, or of doubles without names. */
    void nested(int field, int length) {
        varint(field << BITS_OF_TYPE | BYTES);
        varint(length);
    }

    /** A double of a field that holds several. */
    void packed(double value) {
        fixed64(Double.doubleToRawLongBits(value));
    }

    /** Seven bits a byte, the lowest first; the highest bit of a byte says that another follows. */
    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            buffer[end++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[end++] = (byte) rest;
    }

    private void fixed64(long value) {
        fixed32((int) value);
        fixed32((int) (value >>> Integer.SIZE));
    }

    private void fixed32(int value) {
        buffer[end] = (byte) value;
        buffer[end + 1] = (byte) (value >>> 8);
        buffer[end + 2] = (byte) (value >>> 16);
        buffer[end + 3] = (byte) (value >>> 24);
        end += Integer.BYTES;
    }

    /** Number of bytes of a whole number that is not negative. */
    static int varintBytes(long value) {
        int bytes = 1;
        for (long rest = value >>> 7; rest != 0; rest >>>= 7) {
            bytes++;
        }
        return bytes;
    }

    /** Number of bytes of a field with a text or message, for field numbers below 16. */
    static int nestedBytes(int length) {
        return 1 + varintBytes(length) + length;
    }
}
