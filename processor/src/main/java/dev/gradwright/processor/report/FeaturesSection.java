package dev.gradwright.processor.report;

import dev.gradwright.processor.lower.ComponentOp;
import dev.gradwright.processor.lower.EncodingOp;
import dev.gradwright.processor.lower.TableOp;
import dev.gradwright.processor.report.Table.Cell;
import dev.gradwright.processor.report.Table.Column;
import java.util.ArrayList;
import java.util.List;

/** The features of a record: how each is encoded, and the columns of the input that it takes. */
final class FeaturesSection implements Section {
    private static final List<Column> COLUMNS =
            List.of(Column.text("component"), Column.text("encoding"), Column.number("columns"), Column.text("names"));

    private final TableOp table;

    FeaturesSection(TableOp table) {
        this.table = table;
    }

    @Override
    public String id() {
        return "features";
    }

    @Override
    public String title() {
        return "Features";
    }

    @Override
    public void write(Html html) {
        List<List<Cell>> rows = new ArrayList<>();
        int first = 0;
        for (ComponentOp feature : table.features()) {
            rows.add(List.of(
                    Cell.text(feature.name()),
                    Cell.text(words(feature.encoding().orElseThrow())),
                    Cell.text(range(first, feature.columns())),
                    Cell.text(String.join(", ", feature.names()))));
            first += feature.columns();
        }
        Table.write(html, "Features of " + table.record().name(), COLUMNS, rows);
    }

    private static String range(int first, int count) {
        return count == 1 ? String.valueOf(first) : first + "–" + (first + count - 1);
    }

    private static String words(EncodingOp encoding) {
        return value(encoding) + (encoding.isOptional() ? ", and whether it is missing" : "");
    }

    private static String value(EncodingOp encoding) {
        if (encoding instanceof EncodingOp.Scaled number) {
            return number.isLogarithmic() ? "standardised logarithm" : "standardised";
        } else if (encoding instanceof EncodingOp.Bins) {
            return "piecewise-linear between quantiles";
        } else if (encoding instanceof EncodingOp.Flag) {
            return "0 or 1";
        } else if (encoding instanceof EncodingOp.Constants) {
            return "one-hot";
        }
        return "one-hot, the most frequent";
    }
}
