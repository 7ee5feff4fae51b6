package dev.gradwright.conformance.table;

import dev.gradwright.dsl.Category;
import dev.gradwright.dsl.Embedding;
import dev.gradwright.dsl.Missing;

/** A record in which numbers, embedded categories and other categories alternate. */
public record Purchase(
        @Embedding(3) Size size,
        double amount,
        @Category(capacity = 4) @Embedding(5) String shop,
        @Category(capacity = 2) String city,
        @Missing @Embedding(2) Size gift) {
    public enum Size {
        SMALL,
        MEDIUM,
        LARGE
    }
}
