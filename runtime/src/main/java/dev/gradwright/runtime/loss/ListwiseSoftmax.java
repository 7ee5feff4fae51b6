package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;
import org.ejml.data.FMatrixRMaj;

/**
 * {@code ℓ = −Σ rᵢ/Σr·log(e^sᵢ/Σe^s)} over the rows of a query with relevances r: the top-one cross-entropy of ListNet
 * (Cao et al., "Learning to Rank: From Pairwise Approach to Listwise Approach", 2007), where the probability that a
 * row is the first is proportional to its relevance, as in the softmax loss of TensorFlow Ranking (Bruch et al., "An
 * Analysis of the Softmax Cross Entropy Loss for Learning-to-Rank with Binary Relevance", 2019). The loss of a query
 * without relevant rows is 0.
 */
public final class ListwiseSoftmax extends RankingLoss {
    /** Scores may have any finite value, relevances are from 0 to 31. */
    public ListwiseSoftmax() {}

    @Override
    double queryLoss(FMatrixRMaj scores, int from, int to, FMatrixRMaj y, double[] slopes) {
        double relevances = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (int row = from; row < to; row++) {
            relevances += Queries.relevance(y, row);
            largest = Math.max(largest, scores.data[row]);
        }
        if (relevances == 0) {
            return 0;
        }
        double powers = 0;
        for (int row = from; row < to; row++) {
            slopes[row - from] = StableMath.exp(scores.data[row] - largest);
            powers += slopes[row - from];
        }
        double loss = StableMath.log(powers);
        for (int row = from; row < to; row++) {
            double target = Queries.relevance(y, row) / relevances;
            loss += target * (largest - scores.data[row]);
            slopes[row - from] = slopes[row - from] / powers - target;
        }
        return loss;
    }
}
