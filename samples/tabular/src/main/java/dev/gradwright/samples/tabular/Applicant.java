package dev.gradwright.samples.tabular;

import dev.gradwright.dsl.Missing;
import org.jspecify.annotations.Nullable;

/** Somebody who asked for a loan: a row of {@code credit_data}. Amounts of money are in thousands. */
public record Applicant(
        int seniority,
        @Missing @Nullable Home home,
        int time,
        int age,
        @Missing @Nullable Marital marital,
        boolean records,
        @Missing @Nullable Job job,
        int expenses,
        @Nullable Double income,
        @Nullable Double assets,
        @Nullable Double debt,
        int amount,
        int price) {
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
