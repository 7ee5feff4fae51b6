package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.state.StateVisitor;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A metric of the order of the rows of a query: the mean over the queries, weighted by the weight of their rows; NaN if
 * all weights are 0. A query without relevant rows counts as 0, as in {@code ndcg_score} of scikit-learn and in
 * XGBoost's {@code ndcg-} and {@code map-}. Rows of equal scores count as the mean over all their orders (McSherry and
 * Najork, "Computing Information Retrieval Performance Measures Efficiently in the Presence of Tied Scores", 2008),
 * also as in scikit-learn. If a score is NaN, the metric is.
 */
abstract class RankingMetric extends RunningMetric {
    /** The rows of a query by score. */
    private final RowRanking ranking = new RowRanking();

    private double sum;
    private double weights;

    @Override
    final void reset() {
        sum = 0;
        weights = 0;
    }

    @Override
    public final void visit(StateVisitor visitor) {
        sum = visitor.visit("sum", sum);
        weights = visitor.visit("weights", weights);
    }

    @Override
    final void add(FMatrixRMaj scores, FMatrixRMaj y, @Nullable FMatrixRMaj sampleWeights) {
        for (int from = 0; from < scores.numRows; ) {
            int to = Queries.end(y, from);
            double weight = sampleWeights == null ? 1 : sampleWeights.data[from];
            ranking.sort(scores, from, to);
            boolean isInvalid = Float.isNaN(scores.data[ranking.row(0)]); // the largest of all
            sum += weight * (isInvalid ? Double.NaN : query(scores, from, to, y));
            weights += weight;
            from = to;
        }
    }

    @Override
    final double value() {
        return sum / weights;
    }

    /** The row of a query at a place in the order of the scores, counted from 0. */
    final int row(int place) {
        return ranking.row(place);
    }

    /** The place after those of the rows whose scores equal that of the row at a place. */
    final int endOfTie(FMatrixRMaj scores, int place, int rows) {
        int end = place + 1;
        while (end < rows && scores.data[row(end)] == scores.data[row(place)]) {
            end++;
        }
        return end;
    }

    /** The number of relevant rows at places of a query. */
    final int relevant(FMatrixRMaj y, int fromPlace, int toPlace) {
        int relevant = 0;
        for (int place = fromPlace; place < toPlace; place++) {
            relevant += Queries.relevance(y, row(place)) > 0 ? 1 : 0;
        }
        return relevant;
    }

    /** The value of the query of the rows {@code from} to {@code to − 1}, which are sorted by score. */
    abstract double query(FMatrixRMaj scores, int from, int to, FMatrixRMaj y);
}
