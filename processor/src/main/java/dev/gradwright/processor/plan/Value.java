package dev.gradwright.processor.plan;

/**
 * Where the result of a layer lies. Dropout does nothing in inference: its readers read what it would have read.
 *
 * @param training the buffer in training
 * @param inference the buffer in inference
 */
public record Value(Buffer training, Buffer inference) {
    static Value in(Buffer buffer) {
        return new Value(buffer, buffer);
    }

    /** Whether it lies in one place, whatever the mode. */
    public boolean isSame() {
        return training.equals(inference);
    }
}
