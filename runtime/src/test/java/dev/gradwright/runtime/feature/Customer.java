package dev.gradwright.runtime.feature;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record with a component of each kind. */
record Customer(
        Contract contract,
        @Nullable Region region,
        boolean paperless,
        @Nullable Boolean partner,
        int tenure,
        double charges,
        @Nullable Double total,
        double age,
        @Nullable String city,
        LocalDate since) {
    enum Contract {
        MONTH,
        YEAR,
        TWO_YEARS
    }

    enum Region {
        NORTH,
        SOUTH
    }

    enum Churn {
        NO,
        YES
    }

    /** A customer whose values are those of a number, with nothing missing. */
    static Customer number(int i) {
        return new Customer(
                List.of(Contract.values()).get(i % 3),
                List.of(Region.values()).get(i % 2),
                i % 2 == 0,
                i % 4 == 0,
                i,
                10.0 * i,
                100.0 + i,
                20 + i,
                "city " + i % 5,
                LocalDate.of(2020, 1, 1).plusDays(i));
    }

    /** A customer with everything missing that may be missing. */
    static Customer sparse() {
        return new Customer(Contract.YEAR, null, true, null, 2, 20, null, 30, null, LocalDate.of(2020, 1, 1));
    }

    Customer withCharges(double newCharges) {
        return new Customer(contract, region, paperless, partner, tenure, newCharges, total, age, city, since);
    }
}
