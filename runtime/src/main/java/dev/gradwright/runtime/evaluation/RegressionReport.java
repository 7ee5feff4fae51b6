package dev.gradwright.runtime.evaluation;

import dev.gradwright.runtime.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The errors of predicted values, for each column of the targets and on average over the columns.
 *
 * <p>A figure is NaN if it is undefined: R² of targets that are all the same, the percentage error of a target that is 0.
 * {@link #undefined} says what is undefined and why.
 */
public final class RegressionReport {
    private final List<ColumnErrors> columns;

    RegressionReport(EvaluatedRows rows) {
        if (rows.form() != TargetForm.VALUES) {
            throw new IllegalStateException("the predictions are classes, not values; call classification()");
        }
        columns = IntStream.range(0, rows.outputs())
                .mapToObj(column -> new ColumnErrors(rows, column))
                .toList();
    }

    /** The errors of each column. */
    public List<ColumnErrors> columns() {
        return columns;
    }

    /**
     * The errors of one column.
     *
     * @param index from 0
     */
    public ColumnErrors column(int index) {
        if (index < 0 || index >= columns.size()) {
            throw new IllegalArgumentException(
                    "there are the columns 0 to " + (columns.size() - 1) + ", but was asked for column " + index);
        }
        return columns.get(index);
    }

    /** The mean absolute error, on average over the columns. */
    public double mae() {
        return mean(ColumnErrors::mae);
    }

    /** The root of the mean squared error, on average over the columns. */
    public double rmse() {
        return mean(ColumnErrors::rmse);
    }

    /** The coefficient of determination, on average over the columns. */
    public double r2() {
        return mean(ColumnErrors::r2);
    }

    /** The mean absolute percentage error, on average over the columns. */
    public double mape() {
        return mean(ColumnErrors::mape);
    }

    private double mean(ToDoubleFunction<ColumnErrors> figure) {
        return columns.stream().mapToDouble(figure).sum() / columns.size();
    }

    /** What is undefined and why. */
    public List<String> undefined() {
        return columns.stream().flatMap(column -> column.undefined().stream()).toList();
    }

    /** As JSON; a figure that is undefined is {@code null}. */
    public String toJson() {
        return Json.object(this::writeTo);
    }

    void writeTo(Json json) {
        json.put("mae", mae()).put("rmse", rmse()).put("r2", r2()).put("mape", mape());
        json.putObjects("columns", columns, (object, column) -> column.writeTo(object));
    }

    /** A line for each column. */
    @Override
    public String toString() {
        List<List<String>> table = new ArrayList<>(
                List.of(List.of("", "MAE", "RMSE", "R²", "MAPE %", "mean residual", "50 %", "90 %", "99 %")));
        for (ColumnErrors column : columns) {
            table.add(List.of(
                    column.name(),
                    Texts.figure(column.mae()),
                    Texts.figure(column.rmse()),
                    Texts.figure(column.r2()),
                    Texts.figure(column.mape()),
                    Texts.figure(column.meanResidual()),
                    Texts.figure(column.absoluteErrorQuantile(0.5)),
                    Texts.figure(column.absoluteErrorQuantile(0.9)),
                    Texts.figure(column.absoluteErrorQuantile(0.99))));
        }
        return Texts.table(table);
    }
}
