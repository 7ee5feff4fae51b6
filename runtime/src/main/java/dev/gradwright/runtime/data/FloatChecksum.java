package dev.gradwright.runtime.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.zip.CRC32C;

/** The CRC-32C of floats, each as the four bytes of an IEEE 754 float in little-endian order. */
public final class FloatChecksum {
    /** Number of values that are converted to bytes at a time. */
    private static final int CHUNK = 4096;

    private final ByteBuffer bytes =
            ByteBuffer.allocateDirect(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final FloatBuffer floats = bytes.asFloatBuffer();
    private final CRC32C checksum = new CRC32C();

    /** A checksum of no values. */
    public FloatChecksum() {}

    /** Adds values of an array. */
    public void add(float[] values, int from, int count) {
        int end = from + count;
        for (int start = from; start < end; start += CHUNK) {
            int length = Math.min(CHUNK, end - start);
            floats.put(0, values, start, length);
            checksum.update(bytes.position(0).limit(length * Float.BYTES));
            bytes.clear();
        }
    }

    /** The checksum of all values added so far. */
    public int value() {
        return (int) checksum.getValue();
    }
}
