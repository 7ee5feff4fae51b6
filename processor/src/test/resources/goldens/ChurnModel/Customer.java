package example;

import dev.gradwright.dsl.*;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A customer of a telephone company. */
public record Customer(
        @Ignored String customerId,
        Contract contract,
        boolean paperless,
        Boolean senior,
        int tenure,
        @Column("Monthly Charges") @Numeric(log = true) double monthlyCharges,
        Double totalCharges,
        @Missing Gender gender,
        @Numeric(bins = 16, rowsPerBin = 10) double age,
        @Category(capacity = 40) String city,
        LocalDate since,
        @Missing Instant lastCall,
        Duration callTime,
        @Missing BigDecimal balance,
        Long row,
        @Ignored List<String> notes) {
    /** The shortest notice. */
    public enum Contract {
        @Text("Month-to-month") MONTH,
        @Text("One year") YEAR,
        @Text("Two year") TWO_YEARS
    }

    /** As in the passport. */
    public enum Gender { FEMALE, MALE }
}
