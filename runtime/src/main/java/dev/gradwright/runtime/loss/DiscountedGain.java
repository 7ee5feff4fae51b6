package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * Discounted cumulative gain (Järvelin and Kekäläinen, "Cumulated Gain-Based Evaluation of IR Techniques", 2002), with
 * the gain {@code 2^r − 1} of a relevance r and the discount {@code 1/log₂(1 + rank)} (Burges et al., 2005).
 */
final class DiscountedGain {
    private static final double LOG_2 = StrictMath.log(2);

    private final RowRanking byRelevance = new RowRanking();
    /** By place, counted from 0. */
    private double[] discounts = new double[0];

    /** The gain of a relevance. */
    static double gain(double relevance) {
        return StableMath.pow(2, relevance) - 1;
    }

    /** The discount of a place, counted from 0. */
    double discount(int place) {
        if (place >= discounts.length) {
            int known = discounts.length;
            discounts = Arrays.copyOf(discounts, Math.max(place + 1, 2 * known));
            for (int i = known; i < discounts.length; i++) {
                discounts[i] = LOG_2 / StrictMath.log(i + 2);
            }
        }
        return discounts[place];
    }

    /** The gain of the best order of a query's rows in its first {@code k} places. */
    double ideal(FMatrixRMaj y, int from, int to, int k) {
        byRelevance.sort(y, from, to);
        double ideal = 0;
        for (int place = 0; place < Math.min(k, to - from); place++) {
            ideal += gain(Queries.relevance(y, byRelevance.row(place))) * discount(place);
        }
        return ideal;
    }
}
