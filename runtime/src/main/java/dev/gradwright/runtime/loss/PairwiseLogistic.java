package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;
import org.ejml.data.FMatrixRMaj;

/**
 * {@code ℓ = Σ log(1 + e^−(sᵢ − sⱼ))/pairs} over the pairs of a query in which row i is more relevant than row j: the
 * cross-entropy of RankNet (Burges et al., "Learning to Rank using Gradient Descent", 2005), averaged over the pairs so
 * that a query of many rows counts no more than others.
 */
public final class PairwiseLogistic extends RankingLoss {
    /** Scores may have any finite value, relevances are from 0 to 31. */
    public PairwiseLogistic() {}

    @Override
    double queryLoss(FMatrixRMaj scores, int from, int to, FMatrixRMaj y, double[] slopes) {
        double sum = 0;
        long pairs = 0;
        for (int better = from; better < to; better++) {
            for (int worse = from; worse < to; worse++) {
                if (Queries.relevance(y, better) > Queries.relevance(y, worse)) {
                    double difference = (double) scores.data[better] - scores.data[worse];
                    double decay = StableMath.exp(-Math.abs(difference));
                    sum += Math.max(-difference, 0) + StableMath.log1p(decay);
                    double slope = Sigmoid.of(-difference, decay);
                    slopes[better - from] -= slope;
                    slopes[worse - from] += slope;
                    pairs++;
                }
            }
        }
        for (int i = 0; pairs > 0 && i < to - from; i++) {
            slopes[i] /= pairs;
        }
        return pairs == 0 ? 0 : sum / pairs;
    }
}
