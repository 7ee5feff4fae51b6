package dev.gradwright.conformance.stream;

import dev.gradwright.dsl.*;

/** A ride in a taxi. */
record Trip(
        int passengers,
        double distance,
        @Numeric(bins = 8) double fare,
        Payment payment,
        @Category(capacity = 12) String zone,
        @Ignored String remark) {
    /** How it was paid. */
    enum Payment {
        CASH,
        CARD,
        APP
    }
}
