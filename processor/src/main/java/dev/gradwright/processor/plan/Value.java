package dev.gradwright.processor.plan;

/**
 * The buffers of the result of a layer. Dropout does nothing in inference, so a layer after it reads the input of the
 * dropout then.
 *
 * @param training the buffer in training
 * @param inference the buffer in inference
 */
public record Value(Buffer training, Buffer inference) {
    static Value in(Buffer buffer) {
        return new Value(buffer, buffer);
    }

    /** Whether the buffer is the same in both modes. */
    public boolean isSame() {
        return training.equals(inference);
    }
}
