package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * {@code ℓ = Σ |ΔNDCGᵢⱼ|·log(1 + e^−(sᵢ − sⱼ))} over the pairs of a query in which row i is more relevant than row j,
 * where ΔNDCG is by how much {@link DiscountedGain NDCG} would change if the two rows changed places in the order of the
 * scores. Its gradient are the lambdas of LambdaRank (Burges, "From RankNet to LambdaRank to LambdaMART: An Overview",
 * 2010), with σ = 1: ΔNDCG counts as constant. NDCG is of all rows; of equal scores, the first row has the better place.
 */
public final class LambdaRank extends RankingLoss {
    private final DiscountedGain gain = new DiscountedGain();
    private final RowRanking ranking = new RowRanking();
    /** By row of the query: the discount of its place. */
    private double[] discounts = new double[0];
    /** By row of the query: the gain of its relevance. */
    private double[] gains = new double[0];

    /** Scores may have any finite value, relevances are from 0 to 31. */
    public LambdaRank() {}

    @Override
    double queryLoss(FMatrixRMaj scores, int from, int to, FMatrixRMaj y, double[] slopes) {
        int rows = to - from;
        double ideal = gain.ideal(y, from, to, rows);
        if (ideal == 0) {
            return 0;
        }
        place(scores, from, to, y);
        double sum = 0;
        for (int better = 0; better < rows; better++) {
            for (int worse = 0; worse < rows; worse++) {
                if (gains[better] > gains[worse]) {
                    double change =
                            (gains[better] - gains[worse]) * Math.abs(discounts[better] - discounts[worse]) / ideal;
                    double difference = (double) scores.data[from + better] - scores.data[from + worse];
                    double decay = StableMath.exp(-Math.abs(difference));
                    sum += change * (Math.max(-difference, 0) + StableMath.log1p(decay));
                    double slope = change * Sigmoid.of(-difference, decay);
                    slopes[better] -= slope;
                    slopes[worse] += slope;
                }
            }
        }
        return sum;
    }

    private void place(FMatrixRMaj scores, int from, int to, FMatrixRMaj y) {
        int rows = to - from;
        if (rows > gains.length) {
            discounts = Arrays.copyOf(discounts, Math.max(rows, 2 * discounts.length));
            gains = Arrays.copyOf(gains, discounts.length);
        }
        ranking.sort(scores, from, to);
        for (int place = 0; place < rows; place++) {
            discounts[ranking.row(place) - from] = gain.discount(place);
        }
        for (int i = 0; i < rows; i++) {
            gains[i] = DiscountedGain.gain(Queries.relevance(y, from + i));
        }
    }
}
