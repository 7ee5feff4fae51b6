package dev.gradwright.conformance.table;

import dev.gradwright.dsl.*;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer with every kind of component. */
record Customer(
        @Ignored @Nullable String customerId,
        Contract contract,
        boolean paperless,
        @Nullable Boolean senior,
        byte children,
        short rooms,
        int tenure,
        long calls,
        float rating,
        @Column("Monthly Charges") @Numeric(log = true) double monthlyCharges,
        @Nullable Double totalCharges,
        @Missing @Nullable Gender gender,
        @Numeric(bins = 4) double age,
        @Numeric(bins = 3) @Nullable Integer row,
        @Category(capacity = 2) @Nullable String city,
        LocalDate since,
        @Missing @Nullable Instant lastCall,
        Duration callTime,
        @Missing @Nullable BigDecimal balance,
        @Ignored @Nullable List<String> notes,
        @Ignored char grade) {
    /** The notice. */
    enum Contract {
        @Text("Month-to-month")
        MONTH,
        @Text("One year")
        YEAR,
        TWO_YEARS
    }

    /** As in the passport. */
    enum Gender {
        FEMALE,
        MALE
    }
}
