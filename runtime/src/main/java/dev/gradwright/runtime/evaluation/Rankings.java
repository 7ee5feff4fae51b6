package dev.gradwright.runtime.evaluation;

import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.TrainableNetwork;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.loss.RunningMetrics;
import dev.gradwright.runtime.loss.TargetKind;
import java.util.Locale;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;

/**
 * How well scores rank the rows of groups, such as the results of queries. The scores may come from anywhere, for example
 * from a network with another loss, or from a formula that the network is to replace.
 *
 * <pre>{@code
 * Rankings rankings = Rankings.of(net, test);
 * double ndcg = rankings.ndcg(10);
 * }</pre>
 */
public final class Rankings {
    /** Rows × 1; the rows of a group are adjacent. */
    private final FMatrixRMaj scores;
    /** Rows × 2. */
    private final FMatrixRMaj targets;

    private Rankings(FMatrixRMaj scores, FMatrixRMaj targets) {
        this.scores = scores;
        this.targets = targets;
    }

    /**
     * The rankings of a network with one output.
     *
     * @param data grouped, see {@link Dataset#grouped(FMatrixRMaj, float[], int[])}
     * @throws IllegalArgumentException if the data are not grouped, a relevance is out of range, or the features do not fit
     *     the network
     */
    public static Rankings of(TrainableNetwork network, Dataset data) {
        Objects.requireNonNull(network, "network must not be null");
        if (network.metrics().outputs() != 1) {
            throw new IllegalArgumentException("rankings need one score for each row, but the network has "
                    + network.metrics().outputs() + " outputs");
        }
        return of(NetworkPredictions.predict(network, data).data, data);
    }

    /**
     * The rankings of scores.
     *
     * @param scores one for each row of the data; rows of larger scores come first
     * @param data grouped; their features are not used
     * @throws IllegalArgumentException if there is not one finite score for each row, the data are not grouped, or a relevance is
     *     out of range
     */
    public static Rankings of(float[] scores, Dataset data) {
        Objects.requireNonNull(scores, "scores must not be null");
        if (!data.isGrouped()) {
            throw new IllegalArgumentException("rankings are of grouped data; create them with"
                    + " Dataset.grouped(features, relevances, groups)");
        }
        if (scores.length != data.rows()) {
            throw new IllegalArgumentException(
                    "there must be one score for each of the " + data.rows() + " rows, but there are " + scores.length);
        }
        requireFinite(scores);
        Dataset adjacent =
                data.map(features -> FMatrixRMaj.wrap(scores.length, 1, scores)).shuffled(0);
        TargetKind.RELEVANCE.require(adjacent.targets(), 1);
        return new Rankings(adjacent.features(), adjacent.targets());
    }

    private static void requireFinite(float[] scores) {
        for (int row = 0; row < scores.length; row++) {
            if (!Float.isFinite(scores[row])) {
                throw new IllegalArgumentException(
                        "scores must be finite, but that of row " + row + " is " + scores[row]);
            }
        }
    }

    /**
     * The mean of NDCG over the groups, in their first {@code k} places: see {@link Metric#NDCG}.
     *
     * @throws IllegalArgumentException if {@code k} is less than 1
     */
    public double ndcg(int k) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, but is " + k);
        }
        return value(Metric.NDCG, k);
    }

    /** The mean average precision: see {@link Metric#MAP}. */
    public double map() {
        return value(Metric.MAP, 1);
    }

    /** The mean reciprocal rank: see {@link Metric#MRR}. */
    public double mrr() {
        return value(Metric.MRR, 1);
    }

    private double value(Metric metric, int k) {
        return RunningMetrics.ofRankings(metric, k, scores, targets);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "NDCG@10 %.4f, MAP %.4f, MRR %.4f", ndcg(10), map(), mrr());
    }
}
