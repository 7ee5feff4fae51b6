package dev.gradwright.benchmarks.network;

import dev.gradwright.dsl.Category;
import dev.gradwright.dsl.Numeric;

/** A row of a table, encoded as 20 columns, with components of all common kinds. */
public record Customer(
        Contract contract,
        boolean paperless,
        int tenure,
        @Numeric(log = true) double monthlyCharges,
        Double totalCharges,
        @Category(capacity = 3) String city,
        @Numeric(bins = 4) double age,
        int children,
        long visits,
        float rating,
        double balance) {
    /** The shortest notice. */
    public enum Contract {
        MONTH,
        YEAR,
        TWO_YEARS
    }

    /** Some customer. */
    public static Customer of(int index) {
        return new Customer(
                Contract.values()[index % 3],
                index % 2 == 0,
                index % 72,
                20 + index % 90,
                index % 10 == 9 ? null : 15.5 * (index % 700),
                "city " + index % 5,
                18 + index % 60,
                index % 4,
                index % 31,
                index % 5,
                index % 1000 - 500);
    }
}
