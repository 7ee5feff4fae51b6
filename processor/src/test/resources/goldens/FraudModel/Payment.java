package example;

import dev.gradwright.dsl.*;

/** A payment by card. */
public record Payment(
        @Numeric(log = true) double amount,
        @Category(capacity = 5000) @Embedding(value = 8, sparse = true) String merchant,
        boolean online,
        @Category(capacity = 3) String currency,
        @Embedding(2) Card card,
        @Missing @Embedding(2) Card replaced) {
    /** The kind of a card. */
    public enum Card { DEBIT, CREDIT, PREPAID }
}
