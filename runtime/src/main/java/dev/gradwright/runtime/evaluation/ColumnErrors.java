package dev.gradwright.runtime.evaluation;

import dev.gradwright.runtime.json.Json;
import dev.gradwright.runtime.math.Quantiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The errors of one column of predicted values; t is the target, p the prediction. Rows may be weighted. */
public final class ColumnErrors {
    private final EvaluatedRows rows;
    private final int column;
    private final double total;

    ColumnErrors(EvaluatedRows rows, int column) {
        this.rows = rows;
        this.column = column;
        this.total = rows.totalWeight();
    }

    /** The name of the column. */
    public String name() {
        return rows.names().get(column);
    }

    /** The residuals t − p in the order of the rows; a copy. */
    public double[] residuals() {
        return IntStream.range(0, rows.rows()).mapToDouble(this::residual).toArray();
    }

    private double residual(int row) {
        return target(row) - rows.prediction(row, column);
    }

    private double target(int row) {
        return rows.target(row, column);
    }

    /** The mean residual; positive if the predictions are too low on average. */
    public double meanResidual() {
        return mean(residual -> residual);
    }

    /** The mean of |t − p|. */
    public double mae() {
        return mean(Math::abs);
    }

    /** The root of the mean of (t − p)². */
    public double rmse() {
        return Math.sqrt(mean(residual -> residual * residual));
    }

    private double mean(DoubleUnaryOperator ofResidual) {
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            sum += rows.weight(row) * ofResidual.applyAsDouble(residual(row));
        }
        return sum / total;
    }

    /** The coefficient of determination 1 − Σ(t − p)²/Σ(t − mean)²; NaN if all targets are the same. */
    public double r2() {
        double mean = 0;
        for (int row = 0; row < rows.rows(); row++) {
            mean += rows.weight(row) * target(row) / total;
        }
        double squares = 0;
        for (int row = 0; row < rows.rows(); row++) {
            squares += rows.weight(row) * (target(row) - mean) * (target(row) - mean);
        }
        return hasOneTarget() ? Double.NaN : 1 - mean(residual -> residual * residual) * total / squares;
    }

    private boolean hasOneTarget() {
        return weightedRows().mapToDouble(this::target).distinct().limit(2).count() < 2;
    }

    private IntStream weightedRows() {
        return IntStream.range(0, rows.rows()).filter(row -> rows.weight(row) > 0);
    }

    /** The mean absolute percentage error, 100 times the mean of |t − p|/|t|; NaN if a target is 0. */
    public double mape() {
        if (firstZero() >= 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            sum += rows.weight(row) == 0 ? 0 : rows.weight(row) * Math.abs(residual(row) / target(row));
        }
        return 100 * sum / total;
    }

    /** The first row whose target is 0; −1 if there is none. */
    private int firstZero() {
        return weightedRows().filter(row -> target(row) == 0).findFirst().orElse(-1);
    }

    /**
     * The smallest absolute error that a given fraction of the weight does not exceed. Without weights it is the
     * smallest error that a fraction of the rows does not exceed, as NumPy's {@code quantile} with the method {@code
     * inverted_cdf}.
     *
     * @param fraction from 0 to 1: 0.5 for the median, 1 for the largest error
     */
    public double absoluteErrorQuantile(double fraction) {
        Quantiles.require("fraction", fraction);
        double below = 0;
        double error = Double.NaN;
        for (int row : rowsByError()) {
            error = Math.abs(residual(row));
            below += rows.weight(row);
            if (below >= fraction * total) {
                return error;
            }
        }
        return error;
    }

    private List<Integer> rowsByError() {
        return weightedRows()
                .boxed()
                .sorted(Comparator.comparingDouble(row -> Math.abs(residual(row))))
                .toList();
    }

    /** What is undefined and why, as in {@code R² of price is undefined: all targets are the same}. */
    public List<String> undefined() {
        List<String> reasons = new ArrayList<>();
        if (hasOneTarget()) {
            reasons.add("R² of " + label() + " is undefined: all targets are the same");
        }
        if (firstZero() >= 0) {
            reasons.add("MAPE of " + label() + " is undefined: the target of row " + firstZero() + " is 0");
        }
        return List.copyOf(reasons);
    }

    /** The name, or {@code column 0} if it has none but its index. */
    private String label() {
        return name().equals(Integer.toString(column)) ? "column " + column : name();
    }

    void writeTo(Json json) {
        json.put("name", name())
                .put("mae", mae())
                .put("rmse", rmse())
                .put("r2", r2())
                .put("mape", mape())
                .put("meanResidual", meanResidual())
                .put(
                        "absoluteErrorQuantiles",
                        quantiles -> quantiles
                                .put("0.5", absoluteErrorQuantile(0.5))
                                .put("0.9", absoluteErrorQuantile(0.9))
                                .put("0.99", absoluteErrorQuantile(0.99)));
    }

    /** As in {@code price: MAE 2.13, RMSE 3.02, R² 0.912, MAPE 8.31 %}. */
    @Override
    public String toString() {
        return name() + ": MAE " + Texts.figure(mae()) + ", RMSE " + Texts.figure(rmse()) + ", R² " + Texts.figure(r2())
                + ", MAPE " + Texts.figure(mape()) + " %";
    }
}
