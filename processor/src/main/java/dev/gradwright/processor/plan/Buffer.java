package dev.gradwright.processor.plan;

/**
 * Memory for a batch of rows × {@code width}.
 *
 * @param owner the layer that writes it first; empty for the network's input
 */
public record Buffer(Role role, String owner, int width) {
    /** What a buffer holds. */
    public enum Role {
        /** The batch that came in. */
        INPUT,
        /** What layers computed. */
        OUTPUT,
        /** What a product computed, where its activation must leave that as it is. */
        PRE_ACTIVATION,
        /** The gradient of the loss by what layers computed. */
        GRADIENT,
        /** What one reader adds to a gradient. */
        SHARE
    }

    static Buffer input(int width) {
        return new Buffer(Role.INPUT, "", width);
    }

    static Buffer output(String owner, int width) {
        return new Buffer(Role.OUTPUT, owner, width);
    }

    static Buffer preActivation(String owner, int width) {
        return new Buffer(Role.PRE_ACTIVATION, owner, width);
    }

    static Buffer share(String owner, int width) {
        return new Buffer(Role.SHARE, owner, width);
    }

    static Buffer gradient(String owner, int width) {
        return new Buffer(Role.GRADIENT, owner, width);
    }
}
