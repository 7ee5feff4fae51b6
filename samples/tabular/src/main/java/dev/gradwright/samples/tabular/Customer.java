package dev.gradwright.samples.tabular;

import dev.gradwright.dsl.Text;
import org.jspecify.annotations.Nullable;

/** A customer of a telephone company: a row of {@code wa_churn}. The total is missing for customers of the first month. */
public record Customer(
        boolean female,
        boolean seniorCitizen,
        boolean partner,
        boolean dependents,
        int tenure,
        boolean phoneService,
        Lines multipleLines,
        Internet internetService,
        Option onlineSecurity,
        Option onlineBackup,
        Option deviceProtection,
        Option techSupport,
        Option streamingTv,
        Option streamingMovies,
        Contract contract,
        boolean paperlessBilling,
        Payment paymentMethod,
        double monthlyCharges,
        @Nullable Double totalCharges) {
    /** Whether the customer left within a month. */
    public enum Churn {
        NO,
        YES
    }

    /** Whether the customer has several telephone lines. */
    public enum Lines {
        NO,
        YES,
        NO_PHONE_SERVICE
    }

    /** The connection to the internet. */
    public enum Internet {
        NO,
        DSL,
        FIBER_OPTIC
    }

    /** Whether a service over the internet is booked. */
    public enum Option {
        NO,
        YES,
        NO_INTERNET_SERVICE
    }

    /** The period of notice. */
    public enum Contract {
        @Text("Month-to-month")
        MONTH,
        @Text("One year")
        YEAR,
        @Text("Two year")
        TWO_YEARS
    }

    /** How the customer pays. */
    public enum Payment {
        ELECTRONIC_CHECK,
        MAILED_CHECK,
        @Text("Bank transfer (automatic)")
        BANK_TRANSFER,
        @Text("Credit card (automatic)")
        CREDIT_CARD
    }
}
