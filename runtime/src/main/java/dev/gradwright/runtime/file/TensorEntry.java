package dev.gradwright.runtime.file;

import java.util.List;

/**
 * One tensor in the header of a safetensors file. Entries are ordered by their first byte; two that start at the same
 * byte need not be equal.
 *
 * @param name unique in the file
 * @param type of its values, as in {@code F32}
 * @param shape its dimensions
 * @param begin the offset of its first byte in the data
 * @param end the offset after its last byte
 */
record TensorEntry(String name, String type, List<Long> shape, long begin, long end)
        implements Comparable<TensorEntry> {
    static final String FLOAT = "F32";
    static final String DOUBLE = "F64";

    /** As in {@code 784 x 300}. */
    String shapeText() {
        return Quoted.of(String.join(" x ", shape.stream().map(String::valueOf).toList()));
    }

    @Override
    public int compareTo(TensorEntry other) {
        return Long.compare(begin, other.begin);
    }

    boolean isMatrix(int rows, int columns) {
        return shape.equals(List.of((long) rows, (long) columns));
    }
}
