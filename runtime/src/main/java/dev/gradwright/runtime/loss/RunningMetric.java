package dev.gradwright.runtime.loss;

import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.state.Stateful;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** A metric over all rows since the last {@link #reset}. */
abstract class RunningMetric implements Stateful {
    /** Creates a metric for the targets of a loss and a last layer of {@code units} units. */
    static RunningMetric of(Metric metric, MetricOptions options, TargetKind targets, int units) {
        return switch (metric) {
            case ACCURACY -> new MeanAccuracy(targets, units, options.threshold());
            case TOP_K_ACCURACY -> new TopKAccuracy(targets, options.topK());
            case PRECISION -> new Precision(targets, options.threshold());
            case RECALL -> new Recall(targets, options.threshold());
            case F1 -> new F1Score(targets, units, options.threshold());
            case AUC ->
                options.aucThresholds() == 0
                        ? new AreaUnderCurve(targets)
                        : new BinnedAreaUnderCurve(targets, options.aucThresholds());
            case MAE -> new MeanAbsoluteDifference(targets);
            case RMSE -> new RootMeanSquare(targets);
            case R2 -> new RSquared(targets, units);
            case NDCG -> new NormalizedDiscountedGain(options.topK());
            case MAP -> new MeanAveragePrecision();
            case MRR -> new MeanReciprocalRank();
        };
    }

    /** Discards all rows. */
    abstract void reset();

    /**
     * Adds the rows of a batch.
     *
     * @param sampleWeights the weight of each row; null if all are 1
     */
    abstract void add(FMatrixRMaj predictions, FMatrixRMaj y, @Nullable FMatrixRMaj sampleWeights);

    /** The metric of the rows so far, of which there must be at least one; NaN if it is undefined for them. */
    abstract double value();
}
