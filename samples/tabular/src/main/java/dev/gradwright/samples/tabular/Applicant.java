package dev.gradwright.samples.tabular;

import dev.gradwright.dsl.Missing;
import dev.gradwright.dsl.Numeric;
import org.jspecify.annotations.Nullable;

/** Somebody who asked for a loan: a row of {@code credit_data}. Amounts of money are in thousands. */
public record Applicant(
        @Numeric(bins = 16) int seniority,
        @Missing @Nullable Home home,
        @Numeric(bins = 16) int time,
        @Numeric(bins = 16) int age,
        @Missing @Nullable Marital marital,
        boolean records,
        @Missing @Nullable Job job,
        @Numeric(bins = 16) int expenses,
        @Numeric(bins = 16) @Nullable Double income,
        @Numeric(bins = 16) @Nullable Double assets,
        @Numeric(bins = 16) @Nullable Double debt,
        @Numeric(bins = 16) int amount,
        @Numeric(bins = 16) int price) {
    /** How the loan ended. */
    public enum Status {
        GOOD,
        BAD
    }

    /** Where the applicant lives. */
    public enum Home {
        OWNER,
        RENT,
        PARENTS,
        PRIV,
        IGNORE,
        OTHER
    }

    /** The marital status. */
    public enum Marital {
        SINGLE,
        MARRIED,
        SEPARATED,
        DIVORCED,
        WIDOW
    }

    /** The kind of employment. */
    public enum Job {
        FIXED,
        PARTIME,
        FREELANCE,
        OTHERS
    }
}
