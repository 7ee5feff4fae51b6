package dev.gradwright.processor.lower;

/**
 * Clipping of gradients.
 *
 * @param limit greater than 0
 */
public record ClipOp(By by, double limit) {
    /** What is clipped. */
    public enum By {
        /** Each element. */
        VALUE,
        /** The norm of the gradient of each parameter. */
        NORM,
        /** The norm of all gradients together. */
        GLOBAL_NORM
    }
}
