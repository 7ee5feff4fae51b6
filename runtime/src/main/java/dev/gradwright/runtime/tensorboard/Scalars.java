package dev.gradwright.runtime.tensorboard;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Numbers with tags that are recorded together. Set all of them, and add them to an {@link EventFile}; then set them
 * again for the next step.
 */
public final class Scalars {
    /** Bytes of a field with a float. */
    private static final int NUMBER_BYTES = 1 + Float.BYTES;

    private final byte[][] tags;
    private final float[] values;
    private final int summaryBytes;

    /** @param tags one for each number, as in {@code epoch_loss}; TensorBoard has a chart for each */
    public Scalars(List<String> tags) {
        this.tags =
                tags.stream().map(tag -> tag.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
        values = new float[tags.size()];
        int bytes = 0;
        for (byte[] tag : this.tags) {
            bytes += Records.nestedBytes(valueBytes(tag));
        }
        summaryBytes = bytes;
    }

    private static int valueBytes(byte[] tag) {
        return Records.nestedBytes(tag.length) + NUMBER_BYTES;
    }

    /** Sets a number, by the index of its tag. */
    public void set(int index, float value) {
        values[index] = value;
    }

    int summaryBytes() {
        return summaryBytes;
    }

    /** The message {@code Summary}: for each number a {@code Value} with {@code tag} and {@code simple_value}. */
    void writeSummary(Records records) {
        for (int i = 0; i < tags.length; i++) {
            records.nested(EventFile.SUMMARY_VALUE, valueBytes(tags[i]));
            records.bytes(EventFile.VALUE_TAG, tags[i]);
            records.number(EventFile.VALUE_SIMPLE, values[i]);
        }
    }
}
