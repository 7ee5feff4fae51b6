package dev.gradwright.benchmarks.table;

import dev.gradwright.samples.tabular.Applicant;
import dev.gradwright.samples.tabular.Customer;
import dev.gradwright.samples.tabular.Diamond;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record as the numbers that libraries of trees take: numbers as they are, missing ones as NaN, and the constants of
 * enums by their position, with one more for a missing one.
 *
 * @param <X> the record
 */
@SuppressWarnings("EnumOrdinal") // nothing is stored, and the order of a record's constants is that of its qualities
public interface RowForm<X> {
    /** The columns. */
    List<Column> columns();

    /** Writes the columns of a record, starting at a place. */
    void write(X row, float[] out, int at);

    /**
     * A column.
     *
     * @param categories the number of categories that have no order; 0 for a number
     */
    record Column(String name, int categories) {}

    /** All records, row by row. */
    default float[] write(List<X> rows) {
        int width = columns().size();
        float[] out = new float[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            write(rows.get(row), out, row * width);
        }
        return out;
    }

    /** Customers of the telephone company. */
    static RowForm<Customer> ofCustomers() {
        return new RowForm<>() {
            private final List<Column> columns = List.of(
                    number("female"),
                    number("seniorCitizen"),
                    number("partner"),
                    number("dependents"),
                    number("tenure"),
                    number("phoneService"),
                    new Column("multipleLines", Customer.Lines.values().length),
                    new Column("internetService", Customer.Internet.values().length),
                    new Column("onlineSecurity", Customer.Option.values().length),
                    new Column("onlineBackup", Customer.Option.values().length),
                    new Column("deviceProtection", Customer.Option.values().length),
                    new Column("techSupport", Customer.Option.values().length),
                    new Column("streamingTv", Customer.Option.values().length),
                    new Column("streamingMovies", Customer.Option.values().length),
                    number("contract"),
                    number("paperlessBilling"),
                    new Column("paymentMethod", Customer.Payment.values().length),
                    number("monthlyCharges"),
                    number("totalCharges"));

            @Override
            public List<Column> columns() {
                return columns;
            }

            @Override
            public void write(Customer row, float[] out, int at) {
                out[at] = number(row.female());
                out[at + 1] = number(row.seniorCitizen());
                out[at + 2] = number(row.partner());
                out[at + 3] = number(row.dependents());
                out[at + 4] = row.tenure();
                out[at + 5] = number(row.phoneService());
                out[at + 6] = row.multipleLines().ordinal();
                out[at + 7] = row.internetService().ordinal();
                out[at + 8] = row.onlineSecurity().ordinal();
                out[at + 9] = row.onlineBackup().ordinal();
                out[at + 10] = row.deviceProtection().ordinal();
                out[at + 11] = row.techSupport().ordinal();
                out[at + 12] = row.streamingTv().ordinal();
                out[at + 13] = row.streamingMovies().ordinal();
                out[at + 14] = row.contract().ordinal();
                out[at + 15] = number(row.paperlessBilling());
                out[at + 16] = row.paymentMethod().ordinal();
                out[at + 17] = (float) row.monthlyCharges();
                out[at + 18] = number(row.totalCharges());
            }
        };
    }

    /** Applicants for a loan. */
    static RowForm<Applicant> ofApplicants() {
        return new RowForm<>() {
            private final List<Column> columns = List.of(
                    number("seniority"),
                    new Column("home", Applicant.Home.values().length + 1),
                    number("time"),
                    number("age"),
                    new Column("marital", Applicant.Marital.values().length + 1),
                    number("records"),
                    new Column("job", Applicant.Job.values().length + 1),
                    number("expenses"),
                    number("income"),
                    number("assets"),
                    number("debt"),
                    number("amount"),
                    number("price"));

            @Override
            public List<Column> columns() {
                return columns;
            }

            @Override
            public void write(Applicant row, float[] out, int at) {
                out[at] = row.seniority();
                out[at + 1] = position(row.home(), Applicant.Home.values().length);
                out[at + 2] = row.time();
                out[at + 3] = row.age();
                out[at + 4] = position(row.marital(), Applicant.Marital.values().length);
                out[at + 5] = number(row.records());
                out[at + 6] = position(row.job(), Applicant.Job.values().length);
                out[at + 7] = row.expenses();
                out[at + 8] = number(row.income());
                out[at + 9] = number(row.assets());
                out[at + 10] = number(row.debt());
                out[at + 11] = row.amount();
                out[at + 12] = row.price();
            }
        };
    }

    /** Diamonds, whose qualities have an order. */
    static RowForm<Diamond> ofDiamonds() {
        return new RowForm<>() {
            private final List<Column> columns = List.of(
                    number("carat"),
                    number("cut"),
                    number("color"),
                    number("clarity"),
                    number("depth"),
                    number("table"),
                    number("x"),
                    number("y"),
                    number("z"));

            @Override
            public List<Column> columns() {
                return columns;
            }

            @Override
            public void write(Diamond row, float[] out, int at) {
                out[at] = (float) row.carat();
                out[at + 1] = row.cut().ordinal();
                out[at + 2] = row.color().ordinal();
                out[at + 3] = row.clarity().ordinal();
                out[at + 4] = (float) row.depth();
                out[at + 5] = (float) row.table();
                out[at + 6] = (float) row.x();
                out[at + 7] = (float) row.y();
                out[at + 8] = (float) row.z();
            }
        };
    }

    private static Column number(String name) {
        return new Column(name, 0);
    }

    private static float number(boolean value) {
        return value ? 1 : 0;
    }

    private static float number(@Nullable Double value) {
        return value == null ? Float.NaN : value.floatValue();
    }

    private static float position(@Nullable Enum<?> value, int missing) {
        return value == null ? missing : value.ordinal();
    }
}
