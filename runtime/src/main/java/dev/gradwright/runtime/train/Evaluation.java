package dev.gradwright.runtime.train;

import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.TrainingBatches;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.stream.EncodedStream;
import dev.gradwright.runtime.stream.WeightedStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Loss and metrics of a network over a dataset, in inference mode. A report of {@link
 * dev.gradwright.runtime.evaluation.Predictions} says more about the same predictions.
 */
public final class Evaluation {
    private static final int BATCH_SIZE = 256;

    private final long rows;
    private final Map<String, Float> values;
    private final List<Metric> metrics;

    private Evaluation(RunningMetrics running) {
        rows = running.rows();
        metrics = running.metrics();
        values = new LinkedHashMap<>();
        values.put("loss", running.loss());
        for (Metric metric : metrics) {
            values.put(metric.key(), running.value(metric));
        }
    }

    /**
     * Evaluates, in batches of up to 256 rows. The network's running metrics are reset, and hold this evaluation
     * afterwards.
     *
     * @throws IllegalArgumentException if the data do not fit the network
     */
    public static Evaluation of(TrainableNetwork network, Dataset data) {
        network.check(data);
        return unchecked(network, data);
    }

    /**
     * Evaluates rows that need not fit into memory, in batches of up to 256 rows.
     *
     * @throws IllegalArgumentException if the data do not fit the network
     * @throws dev.gradwright.runtime.data.DataFileException if a file cannot be read, or has changed since it was read first
     */
    public static Evaluation of(TrainableNetwork network, EncodedStream data) {
        network.check(data.sample());
        TrainingBatches batches = new WeightedStream(data, null, "").batches(BATCH_SIZE);
        try {
            return of(network, batches);
        } finally {
            batches.close();
        }
    }

    /** Like {@link #of(TrainableNetwork, Dataset)}, for data that have already been checked. */
    static Evaluation unchecked(TrainableNetwork network, Dataset data) {
        return of(network, data.batches(BATCH_SIZE));
    }

    private static Evaluation of(TrainableNetwork network, TrainingBatches batches) {
        network.metrics().reset();
        for (int batch = 0; batch < batches.count(); batch++) {
            batches.load(batch);
            network.testOnBatch(batches.x(), batches.y());
        }
        return new Evaluation(network.metrics());
    }

    /** Number of rows. */
    public long rows() {
        return rows;
    }

    /** The mean loss of a row. */
    public float loss() {
        return values.get("loss");
    }

    /**
     * The mean of a metric.
     *
     * @throws IllegalArgumentException if the network does not declare it
     */
    public float metric(Metric metric) {
        if (!metrics.contains(metric)) {
            throw new IllegalArgumentException(
                    metric + " is not measured, only " + metrics + "; declare it with @Metrics(" + metric + ")");
        }
        return values.get(metric.key());
    }

    /** Loss and metrics by name. */
    Map<String, Float> values() {
        return values;
    }

    @Override
    public String toString() {
        return Numbers.text(values) + " (" + rows + (rows == 1 ? " row)" : " rows)");
    }
}
