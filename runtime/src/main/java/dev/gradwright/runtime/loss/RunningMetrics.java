package dev.gradwright.runtime.loss;

import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.util.List;
import java.util.OptionalInt;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The mean loss and the metrics over all rows since the last {@link #reset}. The loss is the mean over the batches
 * weighted by their number of rows, as in the history of Keras, or of queries if the loss is one of rankings. Sample weights apply to the loss, and to the metrics
 * only if the network declares so.
 */
public final class RunningMetrics implements Stateful {
    private final List<Metric> metrics;
    private final boolean weighted;
    private final RunningMetric[] running;
    private final String[] keys;
    private final TargetKind targets;
    private final int outputs;
    private final float threshold;
    private double lossSum;
    private long rows;
    /** The number of rows, or of queries. */
    private long examples;

    RunningMetrics(TargetKind targets, int units, MetricOptions options, Metric... metrics) {
        this.metrics = List.of(metrics);
        this.weighted = options.weighted();
        this.targets = targets;
        this.outputs = units;
        this.threshold = targets == TargetKind.SIGN ? 0 : options.threshold();
        this.running = new RunningMetric[metrics.length];
        this.keys = new String[metrics.length];
        for (int i = 0; i < metrics.length; i++) {
            running[i] = RunningMetric.of(metrics[i], options, targets, units);
            keys[i] = metrics[i].key();
        }
    }

    /**
     * A metric of rankings, of rows whose groups are adjacent.
     *
     * @param k of {@link Metric#NDCG}
     * @param scores rows × 1
     * @param targets relevances and groups, rows × 2
     */
    public static double ofRankings(Metric metric, int k, FMatrixRMaj scores, FMatrixRMaj targets) {
        MetricOptions options = new MetricOptions(0, k, 0, false);
        RunningMetric running = RunningMetric.of(metric, options, TargetKind.RELEVANCE, 1);
        running.reset();
        running.add(scores, targets, null);
        return running.value();
    }

    /** Discards all rows. */
    public void reset() {
        lossSum = 0;
        rows = 0;
        examples = 0;
        for (RunningMetric metric : running) {
            metric.reset();
        }
    }

    @Override
    public void visit(StateVisitor visitor) {
        lossSum = visitor.visit("lossSum", lossSum);
        rows = visitor.visit("rows", rows);
        examples = targets.areGrouped() ? visitor.visit("examples", examples) : rows;
        for (int i = 0; i < running.length; i++) {
            visitor.visit(keys[i], running[i]);
        }
    }

    /** Number of rows since the last reset. */
    public long rows() {
        return rows;
    }

    /** The mean loss; NaN before the first row. */
    public float loss() {
        return (float) (lossSum / examples);
    }

    /** The number of classes of the targets; empty if they are no classes. */
    public OptionalInt classes() {
        return targets.classes(outputs);
    }

    /** The kind of the targets. */
    public TargetKind targets() {
        return targets;
    }

    /** The number of outputs of a row. */
    public int outputs() {
        return outputs;
    }

    /** An output above it predicts a positive, if each output is compared by itself. */
    public float threshold() {
        return threshold;
    }

    /** The metrics that the network declares, in order. */
    public List<Metric> metrics() {
        return metrics;
    }

    /**
     * The value of a metric; NaN before the first row, and if it is undefined, like recall without positives.
     *
     * @throws IllegalArgumentException if the network does not declare it
     */
    public float value(Metric metric) {
        int index = metrics.indexOf(metric);
        if (index < 0) {
            throw new IllegalArgumentException(
                    metric + " is not measured, only " + metrics + "; declare it with @Metrics(" + metric + ")");
        }
        return rows == 0 ? Float.NaN : (float) running[index].value();
    }

    void add(double meanLoss, FMatrixRMaj predictions, FMatrixRMaj y, @Nullable FMatrixRMaj sampleWeights) {
        rows += predictions.numRows;
        int added = targets.examples(y);
        examples += added;
        lossSum += meanLoss * added;
        for (RunningMetric metric : running) {
            metric.add(predictions, y, weighted ? sampleWeights : null);
        }
    }
}
