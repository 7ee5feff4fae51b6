package dev.gradwright.runtime;

import org.jspecify.annotations.Nullable;

/** A row of a table. The type of a contract is one of three, a tenure may be missing. */
public record Customer(Contract contract, @Nullable Integer tenure) {
    /** How often a customer pays. */
    public enum Contract {
        MONTH,
        YEAR,
        TWO_YEARS
    }
}
