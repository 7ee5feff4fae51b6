package dev.gradwright.processor.plan;

import org.jspecify.annotations.Nullable;

/**
 * Memory for a batch of rows × {@code width}, or in an ensemble of members·rows × {@code width}.
 *
 * @param owner the first layer that writes it; empty for the network's input
 * @param members number of members of an ensemble that have rows in it; 1 unless it is after their rows are made
 */
public record Buffer(Role role, String owner, int width, int members) {
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
        return other instanceof Buffer that
                && role == that.role
                && width == that.width
                && members == that.members
                && owner.equals(that.owner);
    }

    @Override
    public int hashCode() {
        return 31 * owner.hashCode() + width;
    }

    static Buffer input(int width) {
        return new Buffer(Role.INPUT, "", width, 1);
    }

    static Buffer output(String owner, int width) {
        return new Buffer(Role.OUTPUT, owner, width, 1);
    }

    static Buffer preActivation(String owner, int width) {
        return new Buffer(Role.PRE_ACTIVATION, owner, width, 1);
    }

    static Buffer contribution(String owner, int width) {
        return new Buffer(Role.CONTRIBUTION, owner, width, 1);
    }

    static Buffer gradient(String owner, int width) {
        return new Buffer(Role.GRADIENT, owner, width, 1);
    }

    /** The same with rows for each member of an ensemble. */
    Buffer of(int members) {
        return members == 1 ? this : new Buffer(role, owner, width, members);
    }

    /** Number of values for each row of the batch. */
    public int floats() {
        return Math.multiplyExact(members, width);
    }
}
