package dev.gradwright.runtime.stream;

/** The weight of each row of a stream. */
@FunctionalInterface
public interface RowWeigher {
    /**
     * The weight of a row in the training loss.
     *
     * @param row its number in the stream, counted from 0
     * @param y has the encoded targets of the row from index {@code from} on
     * @return finite and not negative
     */
    float weight(long row, float[] y, int from);
}
