package dev.gradwright.dsl;

/**
 * The loss functions, with output p and target t. If a formula is for a single output, the loss of a row is its mean
 * over the outputs.
 */
public enum LossFunction {
    /** {@code (p − t)²}. */
    MEAN_SQUARED_ERROR,
    /** {@code |p − t|}. */
    MEAN_ABSOLUTE_ERROR,
    /**
     * {@code ½(p − t)²} if {@code |p − t| ≤ δ}, else {@code δ|p − t| − ½δ²} (Huber, 1964); δ is {@link
     * Loss.Huber#delta()}.
     */
    HUBER,
    /** {@code log cosh(p − t)}. */
    LOG_COSH,
    /** {@code −t·ln p − (1 − t)·ln(1 − p)}; targets are in [0, 1]. Needs the outputs of a sigmoid. */
    BINARY_CROSSENTROPY,
    /** {@code −Σ t·ln p} over the classes; targets have one column for each class. Needs the outputs of a softmax. */
    CATEGORICAL_CROSSENTROPY,
    /** {@code −ln p} of the true class; targets are one column of class indices. Needs the outputs of a softmax. */
    SPARSE_CATEGORICAL_CROSSENTROPY,
    /** {@code Σ t·ln(t/p)} over the outputs (Kullback and Leibler, 1951); targets and outputs are probabilities. */
    KL_DIVERGENCE,
    /** {@code max(1 − t·p, 0)}; targets are −1 and 1, or 0 and 1, where 0 counts as −1. */
    HINGE,
    /** {@code max(1 − t·p, 0)²}; targets are −1 and 1, or 0 and 1, where 0 counts as −1. */
    SQUARED_HINGE,
    /** {@code p − t·ln p} for counts; targets and outputs must not be negative. */
    POISSON,
    /** {@code −Σ p·t/(‖p‖‖t‖)} over the outputs: −1 for the same direction, 1 for the opposite one. */
    COSINE_SIMILARITY,
    /**
     * {@link #BINARY_CROSSENTROPY} times {@code (1 − q)^γ}, where q is the probability of the true outcome (Lin et
     * al., 2017): rows that are classified well hardly count. See {@link Loss.BinaryFocalCrossentropy}. Needs the
     * outputs of a sigmoid.
     */
    BINARY_FOCAL_CROSSENTROPY,
    /**
     * {@code −α Σ t(1 − p)^γ·ln p} over the classes (Lin et al., 2017); targets have one column for each class. See
     * {@link Loss.CategoricalFocalCrossentropy}. Needs the outputs of a softmax.
     */
    CATEGORICAL_FOCAL_CROSSENTROPY,
    /**
     * {@code −α(1 − p)^γ·ln p} of the true class (Lin et al., 2017); targets are one column of class indices. See
     * {@link Loss.SparseCategoricalFocalCrossentropy}. Needs the outputs of a softmax.
     */
    SPARSE_CATEGORICAL_FOCAL_CROSSENTROPY,
    /**
     * {@code 100|p − t|/|t|}, in percent. An {@code |t|} below 1e-7 counts as 1e-7, so targets of 0 dominate the
     * loss.
     */
    MEAN_ABSOLUTE_PERCENTAGE_ERROR,
    /**
     * {@code (ln(p + 1) − ln(t + 1))²}, for relative errors of large amounts. Outputs and targets below 1e-7 count as
     * 1e-7.
     */
    MEAN_SQUARED_LOGARITHMIC_ERROR,
    /**
     * {@code max(q(t − p), (q − 1)(t − p))}, the pinball loss (Koenker and Bassett, 1978): each output predicts
     * another quantile q of the same target, which is one column. See {@link Loss.Quantile}.
     */
    QUANTILE,
    /**
     * The deviance of the Tweedie distribution with power ρ between 1 and 2, {@code 2(t^(2−ρ)/((1−ρ)(2−ρ)) −
     * t·p^(1−ρ)/(1−ρ) + p^(2−ρ)/(2−ρ))} (Jørgensen, 1987), for amounts that are often exactly 0, such as insurance
     * claims. See {@link Loss.Tweedie}. Needs positive outputs, those of an exponential or a softplus.
     */
    TWEEDIE,
    /**
     * {@code log(1 + e^−(pᵢ − pⱼ))}, averaged over the pairs of a query in which row i is more relevant than row j
     * (RankNet, Burges et al., 2005). For rankings: targets are the relevance of each row and its query, see {@link
     * Group}; the loss is the mean over the queries. Needs one linear unit.
     */
    PAIRWISE_LOGISTIC,
    /**
     * {@code −Σ t/Σt·ln(e^p/Σe^p)} over the rows of a query (ListNet, Cao et al., 2007; with relevances normalized as in
     * TensorFlow Ranking). For rankings, like {@link #PAIRWISE_LOGISTIC}.
     */
    LISTWISE_SOFTMAX,
    /**
     * {@code |ΔNDCGᵢⱼ|·log(1 + e^−(pᵢ − pⱼ))}, summed over the pairs of a query in which row i is more relevant than row
     * j, where ΔNDCG is by how much {@link Metric#NDCG} of all rows would change if the two changed places (LambdaRank,
     * Burges, 2010). For rankings, like {@link #PAIRWISE_LOGISTIC}.
     */
    LAMBDA_RANK
}
