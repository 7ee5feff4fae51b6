package dev.gradwright.runtime.loss;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A loss of the order of the rows of a query: the mean over the queries of a batch, {@code Σwℓ/queries}, where the
 * weight of a query is that of its rows. A query whose rows are equally relevant has loss 0. If a score is not finite,
 * the loss is NaN.
 *
 * <p>Shapes: scores are rows × 1, targets rows × 2, of the kind {@link TargetKind#RELEVANCE}. In steady state (no query
 * larger than all before it) nothing is allocated.
 */
abstract class RankingLoss extends BatchLoss {
    private static final int FIRST_ROWS = 64;

    /** The derivative of the loss of a query with respect to the score of each of its rows. */
    private double[] slopes = new double[FIRST_ROWS];

    RankingLoss() {
        super(TargetKind.RELEVANCE);
    }

    @Override
    final double train(FMatrixRMaj scores, FMatrixRMaj y, @Nullable FMatrixRMaj sampleWeights, FMatrixRMaj gradient) {
        gradient.reshape(scores.numRows, 1);
        int queries = Queries.count(y);
        double sum = 0;
        for (int from = 0; from < scores.numRows; ) {
            int to = Queries.end(y, from);
            double weight = sampleWeights == null ? 1 : sampleWeights.data[from];
            sum += weight * query(scores, from, to, y);
            for (int row = from; row < to; row++) {
                gradient.data[row] = (float) (weight / queries * slopes[row - from]);
            }
            from = to;
        }
        return sum / queries;
    }

    @Override
    final double test(FMatrixRMaj scores, FMatrixRMaj y) {
        double sum = 0;
        for (int from = 0; from < scores.numRows; ) {
            int to = Queries.end(y, from);
            sum += query(scores, from, to, y);
            from = to;
        }
        return sum / Queries.count(y);
    }

    /** The loss of the query of the rows {@code from} to {@code to − 1}; sets the slopes. */
    private double query(FMatrixRMaj scores, int from, int to, FMatrixRMaj y) {
        if (to - from > slopes.length) {
            slopes = new double[Math.max(to - from, 2 * slopes.length)];
        }
        Arrays.fill(slopes, 0, to - from, 0);
        return Queries.hasInvalidScore(scores, from, to) ? Double.NaN : queryLoss(scores, from, to, y, slopes);
    }

    /**
     * The loss of one query.
     *
     * @param from the first row
     * @param to the row after the last
     * @param slopes a zero for each row of the query, which are overwritten with the derivatives of the loss
     */
    abstract double queryLoss(FMatrixRMaj scores, int from, int to, FMatrixRMaj y, double[] slopes);
}
