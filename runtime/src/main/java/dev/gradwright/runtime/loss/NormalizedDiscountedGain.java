package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/** {@code NDCG@k}: the {@link DiscountedGain} of the first k places, divided by that of the best order. */
final class NormalizedDiscountedGain extends RankingMetric {
    private final DiscountedGain gain = new DiscountedGain();
    private final int k;

    NormalizedDiscountedGain(int k) {
        this.k = k;
    }

    @Override
    double query(FMatrixRMaj scores, int from, int to, FMatrixRMaj y) {
        double ideal = gain.ideal(y, from, to, k);
        if (ideal == 0) {
            return 0;
        }
        int rows = to - from;
        double sum = 0;
        for (int place = 0; place < Math.min(k, rows); ) {
            int end = endOfTie(scores, place, rows);
            double gains = 0;
            double discounts = 0;
            for (int tied = place; tied < end; tied++) {
                gains += DiscountedGain.gain(Queries.relevance(y, row(tied)));
                discounts += tied < k ? gain.discount(tied) : 0;
            }
            sum += gains / (end - place) * discounts;
            place = end;
        }
        return sum / ideal;
    }
}
