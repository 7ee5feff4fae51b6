package dev.gradwright.runtime.state;

/**
 * The bytes of a snapshot, big-endian: {@link #MAGIC} and {@link #VERSION}; the length of the header; the header; its
 * CRC-32C; the values of the arrays in the order of the header; the CRC-32C of these values.
 *
 * <p>The header is the number of values and an entry for each: its name, the tag of its {@link ValueType} as a byte,
 * and for a scalar the value, for an array its length, for a matrix its rows and columns. A text is written as the
 * length of its UTF-8 bytes and these bytes.
 */
final class StateFormat {
    /** "GWST". */
    static final int MAGIC = 0x47575354;

    static final int VERSION = 1;
    /** Bytes of arrays that are converted at a time. */
    static final int CHUNK = 1 << 16;

    private StateFormat() {}
}
