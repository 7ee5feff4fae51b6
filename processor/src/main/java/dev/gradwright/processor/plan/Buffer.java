package dev.gradwright.processor.plan;

import org.jspecify.annotations.Nullable;

/**
 * Memory for a batch of rows × {@code width}.
 *
 * @param owner the first layer that writes it; empty for the network's input
 */
public record Buffer(Role role, String owner, int width) {
    /** What a buffer holds. */
    public enum Role {
        /** The batch. */
        INPUT,
        /** The output of layers. */
        OUTPUT,
        /** The result of a product, if its activation must not overwrite it. */
        PRE_ACTIVATION,
        /** The gradient of the loss with respect to the output of layers. */
        GRADIENT,
        /** One reader's contribution to a shared gradient. */
        CONTRIBUTION
    }

    /** Written out, because the JVM generates that of a record when it is first called, while the compiler waits. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Buffer that && role == that.role && width == that.width && owner.equals(that.owner);
    }

    @Override
    public int hashCode() {
        return 31 * owner.hashCode() + width;
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

    static Buffer contribution(String owner, int width) {
        return new Buffer(Role.CONTRIBUTION, owner, width);
    }

    static Buffer gradient(String owner, int width) {
        return new Buffer(Role.GRADIENT, owner, width);
    }
}
