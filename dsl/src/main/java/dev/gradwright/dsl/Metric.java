package dev.gradwright.dsl;

import java.util.Locale;

/** The metrics. */
public enum Metric {
    /**
     * The fraction of rows classified correctly: by the largest output for the categorical losses, by
     * {@link Metrics#threshold()} for the binary loss, and by the sign for hinge losses. For the latter two it is
     * averaged over the outputs.
     */
    ACCURACY(true),
    /** The fraction of rows whose true class is among the {@link Metrics#topK()} largest outputs. */
    TOP_K_ACCURACY(true),
    /**
     * The fraction of predicted positives (outputs above {@link Metrics#threshold()}) that are true, over all outputs.
     * NaN if there are no predicted positives.
     */
    PRECISION(true),
    /**
     * The fraction of positives that are predicted as positive (outputs above {@link Metrics#threshold()}), over all
     * outputs. NaN if there are no positives.
     */
    RECALL(true),
    /**
     * The harmonic mean of precision and recall of each output, averaged over the outputs. The prediction is the
     * largest output or, with the binary loss, each output above {@link Metrics#threshold()}. Outputs that are never
     * positive and never predicted as positive are left out. NaN if all are left out.
     */
    F1(true),
    /**
     * The area under the ROC curve, over all outputs: 1 is perfect, ½ is chance. Exact by default, see {@link
     * Metrics#aucThresholds()}. NaN if there are no positives or no negatives.
     */
    AUC(true),
    /** The mean absolute error. */
    MAE(false),
    /** The root mean squared error. */
    RMSE(false),
    /**
     * The coefficient of determination R² of each output, averaged over the outputs: 1 is perfect, 0 is no better than
     * the mean of the targets. Outputs whose targets are all equal are left out. NaN if all are left out.
     */
    R2(true),
    /**
     * Normalized discounted cumulative gain of the first {@link Metrics#topK()} places, averaged over the queries
     * (Järvelin and Kekäläinen, 2002): the gain of a row of relevance r is {@code 2^r − 1}, the discount of a place
     * {@code log₂(1 + rank)}, and the sum is divided by that of the best order. Only with a loss for rankings. A query
     * without relevant rows counts as 0, and rows of equal outputs as the mean over all their orders, both as in
     * {@code ndcg_score} of scikit-learn, which takes the gains.
     */
    NDCG(true),
    /**
     * Mean average precision: for each query, the mean over its relevant rows (relevance above 0) of the share of
     * relevant rows among those that are ranked at least as high. Ties and queries without relevant rows as in {@link
     * #NDCG}.
     */
    MAP(true),
    /**
     * Mean reciprocal rank: for each query, {@code 1/rank} of its first relevant row (relevance above 0). Ties and queries
     * without relevant rows as in {@link #NDCG}.
     */
    MRR(true);

    private final boolean higherIsBetter;

    Metric(boolean higherIsBetter) {
        this.higherIsBetter = higherIsBetter;
    }

    /** Whether higher values are better. Early stopping and the plateau schedule rely on it. */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /**
     * The name in histories and console output, such as {@code accuracy}. Validation metrics have the prefix
     * {@code val_}.
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
