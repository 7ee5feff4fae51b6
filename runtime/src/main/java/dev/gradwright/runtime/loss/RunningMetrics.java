package dev.gradwright.runtime.loss;

import dev.gradwright.dsl.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ejml.data.FMatrixRMaj;

/**
 * The mean loss and metrics over all rows since the last {@link #reset}: each batch counts by its number of rows, as in
 * Keras' history. Sample weights act on the loss only.
 */
public final class RunningMetrics {
    private final Accuracy accuracy;
    private final List<Metric> metrics;
    private final double[] sums;
    private double lossSum;
    private long rows;

    RunningMetrics(Accuracy accuracy, Metric... metrics) {
        this.accuracy = accuracy;
        this.metrics = List.of(metrics);
        this.sums = new double[metrics.length];
    }

    /** The name of a metric in histories and on consoles, as in {@code accuracy}. */
    public static String name(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT);
    }

    /** Forgets all rows. */
    public void reset() {
        lossSum = 0;
        rows = 0;
        Arrays.fill(sums, 0);
    }

    /** Number of rows since the last reset. */
    public long rows() {
        return rows;
    }

    /** The mean loss; NaN before the first row. */
    public float loss() {
        return (float) (lossSum / rows);
    }

    /** The metrics that the network declares, in order. */
    public List<Metric> metrics() {
        return metrics;
    }

    /**
     * The mean of a metric; NaN before the first row.
     *
     * @throws IllegalArgumentException if the network does not declare it
     */
    public float value(Metric metric) {
        int index = metrics.indexOf(metric);
        if (index < 0) {
            throw new IllegalArgumentException(
                    metric + " is not measured, only " + metrics + "; declare it with @Metrics(" + metric + ")");
        }
        return (float) (sums[index] / rows);
    }

    void add(double meanLoss, FMatrixRMaj predictions, FMatrixRMaj y) {
        rows += predictions.numRows;
        lossSum += meanLoss * predictions.numRows;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += sum(metrics.get(i), predictions, y);
        }
    }

    private double sum(Metric metric, FMatrixRMaj predictions, FMatrixRMaj y) {
        return switch (metric) {
            case ACCURACY -> accuracy.sum(predictions, y);
        };
    }
}
