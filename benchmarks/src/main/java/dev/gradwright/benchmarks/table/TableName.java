package dev.gradwright.benchmarks.table;

import java.util.List;
import java.util.Locale;

/** The tables of the sample {@code tabular}. */
public enum TableName {
    /** Customers that leave. */
    CHURN("wa_churn", 1408),
    /** Loans that are not paid back. */
    CREDIT("credit_data", 890),
    /** Prices of diamonds. */
    PRICES("diamonds", 10788);

    private final String file;
    private final int testRows;

    TableName(String file, int testRows) {
        this.file = file;
        this.testRows = testRows;
    }

    /** The beginning of the names of its files. */
    public String file() {
        return file;
    }

    /** The number of rows of its test part. */
    public int testRows() {
        return testRows;
    }

    /** The name in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of the scores. */
    public List<String> scores() {
        return this == PRICES
                ? List.of("RMSE of log(price)", "R² of log(price)")
                : List.of("AUC", "accuracy", "log loss");
    }
}
