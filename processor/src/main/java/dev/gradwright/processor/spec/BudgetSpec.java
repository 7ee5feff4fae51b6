package dev.gradwright.processor.spec;

/** {@code @Budget}; a limit that is not set is {@link #UNLIMITED}. */
public record BudgetSpec(
        Origin origin,
        Valued<Long> parameters,
        Valued<Long> trainingBytes,
        Valued<Long> multiplyAdds,
        Valued<Integer> batch) {
    /** The default of each limit. */
    public static final long UNLIMITED = Long.MAX_VALUE;
}
