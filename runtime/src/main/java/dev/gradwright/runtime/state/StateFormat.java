package dev.gradwright.runtime.state;

/**
 * The bytes of a snapshot, big-endian: {@link #MAGIC} and {@link #VERSION}; the length of the header; the header; its CRC-32C; the values of the arrays
 * in the order of the header; the CRC-32C of these values.
 *
 * <p>The header is the number of values, then for each its name, the tag of its {@link ValueType} as a byte, and the value itself, or of an array its length, of a
 * matrix its rows and columns. A text is the length of its UTF-8 and the UTF-8.
 */
final class StateFormat {
    /** "GWST". */
    static final int MAGIC = 0x47575354;

    static final int VERSION = 1;
    /** Bytes of arrays that are converted at a time. */
    static final int CHUNK = 1 << 16;

    private StateFormat() {}
}
