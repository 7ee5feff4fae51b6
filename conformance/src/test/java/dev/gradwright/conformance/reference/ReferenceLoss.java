package dev.gradwright.conformance.reference;

import dev.gradwright.dsl.LossFunction;
import dev.gradwright.processor.spec.LossKind;
import dev.gradwright.runtime.graph.Attributes;
import dev.gradwright.runtime.graph.Choice;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The loss of predictions, {@code Σwℓ/rows}, computed from the outputs of the last activation. Generated networks fuse
 * loss and activation if possible; the comparison proves that both give the same gradient.
 *
 * @param parameters of the loss; the defaults are used for those that are missing
 */
record ReferenceLoss(LossFunction function, Attributes parameters) {
    private static final double EPSILON = 1e-7;

    /** The loss of the training configuration of a graph. */
    static ReferenceLoss of(Choice loss) {
        return new ReferenceLoss(LossFunction.valueOf(loss.kind()), loss.attributes());
    }

    private double parameter(String name, double otherwise) {
        return parameters.has(name) ? parameters.number(name) : otherwise;
    }

    private double gamma() {
        return parameter("gamma", 2);
    }

    private double alpha() {
        return parameter("alpha", 0.25);
    }

    private double power() {
        return parameter("power", 1.5);
    }

    /** 1 × units */
    private Matrix quantiles() {
        List<?> quantiles = parameters.has("quantiles") ? parameters.list("quantiles") : List.of(0.1, 0.5, 0.9);
        return Matrix.of(
                1,
                quantiles.size(),
                quantiles.stream().mapToDouble(Double.class::cast).toArray());
    }

    /**
     * The loss of a batch, 1 × 1.
     *
     * @param targets the targets of training: one column of class indices for sparse labels
     * @param weights rows × 1
     */
    Matrix of(Matrix p, Matrix targets, Matrix weights) {
        if (ranks()) {
            return new ReferenceRanking(function, p, targets, weights).loss();
        }
        Matrix t = prepared(p, targets);
        Matrix elements = switch (function) {
            case MEAN_SQUARED_ERROR -> p.minus(t).map(e -> e * e);
            case MEAN_ABSOLUTE_ERROR -> p.minus(t).map(Math::abs);
            case HUBER -> p.minus(t).map(this::huber);
            case LOG_COSH -> p.minus(t).map(e -> Math.log(Math.cosh(e)));
            case BINARY_CROSSENTROPY -> binaryCrossentropy(p, t);
            case CATEGORICAL_CROSSENTROPY, SPARSE_CATEGORICAL_CROSSENTROPY ->
                t.scaledBy(p.map(Math::log)).scaledBy(-1);
            case KL_DIVERGENCE -> t.scaledBy(t.dividedBy(p).map(Math::log));
            case HINGE -> gap(p, t);
            case SQUARED_HINGE -> gap(p, t).map(gap -> gap * gap);
            case POISSON -> p.minus(t.scaledBy(p.map(rate -> Math.log(rate + EPSILON))));
            case COSINE_SIMILARITY ->
                t.scaledBy(p)
                        .rowSums()
                        .dividedBy(length(p))
                        .dividedBy(length(t))
                        .scaledBy(-1);
            case BINARY_FOCAL_CROSSENTROPY ->
                balance(t).scaledBy(wrong(p, t).map(u -> Math.pow(u, gamma()))).scaledBy(binaryCrossentropy(p, t));
            case CATEGORICAL_FOCAL_CROSSENTROPY, SPARSE_CATEGORICAL_FOCAL_CROSSENTROPY ->
                t.scaledBy(p.map(q -> -alpha() * Math.pow(1 - q, gamma()) * Math.log(q)));
            case MEAN_ABSOLUTE_PERCENTAGE_ERROR ->
                p.minus(t).map(Math::abs).scaledBy(exact(t, ReferenceLoss::percentOf));
            case MEAN_SQUARED_LOGARITHMIC_ERROR -> logarithmicError(p, t).map(e -> e * e);
            case QUANTILE ->
                t.minus(p)
                        .map(e -> Math.max(e, 0))
                        .scaledBy(quantiles())
                        .plus(p.minus(t).map(e -> Math.max(e, 0)).scaledBy(complement(quantiles())));
            case TWEEDIE ->
                exact(t, amount -> Math.pow(amount, 2 - power()) / (1 - power()) / (2 - power()))
                        .minus(t.scaledBy(p.map(mean -> Math.pow(mean, 1 - power())))
                                .scaledBy(1 / (1 - power())))
                        .plus(p.map(mean -> Math.pow(mean, 2 - power())).scaledBy(1 / (2 - power())))
                        .scaledBy(2);
            case PAIRWISE_LOGISTIC, LISTWISE_SOFTMAX, LAMBDA_RANK -> throw ofRankings();
        };
        return elements.scaledBy(shares(p, weights)).columnSums().rowSums();
    }

    /** The gradient with respect to the predictions. */
    Matrix gradient(Matrix p, Matrix targets, Matrix weights) {
        if (ranks()) {
            return new ReferenceRanking(function, p, targets, weights).gradient();
        }
        Matrix t = prepared(p, targets);
        Matrix elements = switch (function) {
            case MEAN_SQUARED_ERROR -> p.minus(t).scaledBy(2);
            case MEAN_ABSOLUTE_ERROR -> p.minus(t).map(Math::signum);
            case HUBER -> p.minus(t).map(e -> Math.max(Math.min(e, delta()), -delta()));
            case LOG_COSH -> p.minus(t).map(Math::tanh);
            case BINARY_CROSSENTROPY -> binaryCrossentropySlope(p, t);
            case CATEGORICAL_CROSSENTROPY, SPARSE_CATEGORICAL_CROSSENTROPY, KL_DIVERGENCE ->
                t.dividedBy(p).scaledBy(-1);
            case HINGE -> t.scaledBy(complement(t.scaledBy(p)).map(gap -> gap > 0 ? -1 : 0));
            case SQUARED_HINGE -> t.scaledBy(gap(p, t)).scaledBy(-2);
            case POISSON -> complement(t.dividedBy(p.map(rate -> rate + EPSILON)));
            case COSINE_SIMILARITY -> across(p, t).dividedBy(length(p)).scaledBy(-1);
            case BINARY_FOCAL_CROSSENTROPY -> balance(t).scaledBy(binaryFocalSlope(p, t));
            case CATEGORICAL_FOCAL_CROSSENTROPY, SPARSE_CATEGORICAL_FOCAL_CROSSENTROPY ->
                t.scaledBy(p.map(this::focalSlope));
            case MEAN_ABSOLUTE_PERCENTAGE_ERROR ->
                p.minus(t).map(Math::signum).scaledBy(exact(t, ReferenceLoss::percentOf));
            case MEAN_SQUARED_LOGARITHMIC_ERROR ->
                logarithmicError(p, t).scaledBy(p.map(q -> q < EPSILON ? 0 : 2 / (q + 1)));
            case QUANTILE -> p.minus(t).map(e -> e > 0 ? 1 : 0).minus(quantiles());
            case TWEEDIE ->
                p.map(mean -> Math.pow(mean, 1 - power()))
                        .minus(t.scaledBy(p.map(mean -> Math.pow(mean, -power()))))
                        .scaledBy(2);
            case PAIRWISE_LOGISTIC, LISTWISE_SOFTMAX, LAMBDA_RANK -> throw ofRankings();
        };
        return elements.scaledBy(shares(p, weights));
    }

    private boolean ranks() {
        return LossKind.of(function).ranks();
    }

    private IllegalStateException ofRankings() {
        return new IllegalStateException(function + " is computed by ReferenceRanking");
    }

    private double delta() {
        return parameter("delta", 1);
    }

    private double huber(double e) {
        return Math.abs(e) <= delta() ? e * e / 2 : delta() * (Math.abs(e) - delta() / 2);
    }

    private static Matrix binaryCrossentropy(Matrix p, Matrix t) {
        return t.scaledBy(p.map(Math::log))
                .plus(complement(t).scaledBy(complement(p).map(Math::log)))
                .scaledBy(-1);
    }

    private static Matrix binaryCrossentropySlope(Matrix p, Matrix t) {
        return complement(t).dividedBy(complement(p)).minus(t.dividedBy(p));
    }

    /** The probability of the wrong outcome. */
    private static Matrix wrong(Matrix p, Matrix t) {
        return t.scaledBy(complement(p)).plus(complement(t).scaledBy(p));
    }

    /** The weight of each target; all are 1 by default. */
    private Matrix balance(Matrix t) {
        double alpha = parameter("alpha", 0);
        return exact(t, y -> alpha == 0 ? 1 : alpha * y + (1 - alpha) * (1 - y));
    }

    private Matrix binaryFocalSlope(Matrix p, Matrix t) {
        Matrix ofFactor = exact(t, y -> 1 - 2 * y)
                .scaledBy(wrong(p, t).map(u -> gamma() * Math.pow(u, gamma() - 1)))
                .scaledBy(binaryCrossentropy(p, t));
        return wrong(p, t)
                .map(u -> Math.pow(u, gamma()))
                .scaledBy(binaryCrossentropySlope(p, t))
                .plus(ofFactor);
    }

    private double focalSlope(double p) {
        return alpha() * (gamma() * Math.pow(1 - p, gamma() - 1) * Math.log(p) - Math.pow(1 - p, gamma()) / p);
    }

    private static double percentOf(double target) {
        return 100 / Math.max(Math.abs(target), EPSILON);
    }

    private static Matrix logarithmicError(Matrix p, Matrix t) {
        return p.map(q -> Math.log1p(Math.max(q, EPSILON))).minus(exact(t, y -> Math.log1p(Math.max(y, EPSILON))));
    }

    /** By how much predictions violate the margin. */
    private static Matrix gap(Matrix p, Matrix t) {
        return complement(t.scaledBy(p)).map(gap -> Math.max(gap, 0));
    }

    /** The component of the direction of the targets that is orthogonal to the predictions. */
    private static Matrix across(Matrix p, Matrix t) {
        Matrix from = p.dividedBy(length(p));
        Matrix to = t.dividedBy(length(t));
        return to.minus(from.scaledBy(from.scaledBy(to).rowSums()));
    }

    /** The Euclidean norm of each row, rows × 1. */
    private static Matrix length(Matrix m) {
        return m.scaledBy(m).rowSums().map(Math::sqrt);
    }

    /** The factor of each row, rows × 1; most losses also average over the outputs. */
    private Matrix shares(Matrix p, Matrix weights) {
        boolean overOutputs = switch (function) {
            case CATEGORICAL_CROSSENTROPY,
                    SPARSE_CATEGORICAL_CROSSENTROPY,
                    CATEGORICAL_FOCAL_CROSSENTROPY,
                    SPARSE_CATEGORICAL_FOCAL_CROSSENTROPY,
                    KL_DIVERGENCE,
                    COSINE_SIMILARITY -> false;
            default -> true;
        };
        return weights.scaledBy(1.0 / p.rows() / (overOutputs ? p.columns() : 1));
    }

    /** Targets in the form of the formulas: one for each output. */
    private Matrix prepared(Matrix p, Matrix targets) {
        return switch (function) {
            case BINARY_CROSSENTROPY, BINARY_FOCAL_CROSSENTROPY -> smoothed(targets, 2);
            case CATEGORICAL_CROSSENTROPY, CATEGORICAL_FOCAL_CROSSENTROPY -> smoothed(targets, p.columns());
            case SPARSE_CATEGORICAL_CROSSENTROPY, SPARSE_CATEGORICAL_FOCAL_CROSSENTROPY ->
                smoothed(oneHot(p, targets), p.columns());
            case KL_DIVERGENCE -> exact(targets, t -> Math.max(t, EPSILON));
            case HINGE, SQUARED_HINGE -> exact(targets, t -> t > 0 ? 1 : -1);
            case QUANTILE -> shared(p, targets);
            default -> targets;
        };
    }

    private Matrix smoothed(Matrix targets, int classes) {
        double smoothing = parameter("labelSmoothing", 0);
        return exact(targets, t -> t * (1 - smoothing) + smoothing / classes);
    }

    private static Matrix exact(Matrix targets, DoubleUnaryOperator function) {
        Matrix exact = Matrix.filled(targets.rows(), targets.columns(), 0);
        for (int i = 0; i < targets.size(); i++) {
            exact.set(i, function.applyAsDouble(targets.get(i)));
        }
        return exact;
    }

    /** The target of a row for each of its outputs. */
    private static Matrix shared(Matrix p, Matrix targets) {
        return Matrix.filled(p.rows(), p.columns(), 0).plus(targets);
    }

    private static Matrix oneHot(Matrix p, Matrix labels) {
        Matrix targets = Matrix.filled(p.rows(), p.columns(), 0);
        for (int i = 0; i < p.rows(); i++) {
            targets.set(i * p.columns() + (int) labels.get(i), 1);
        }
        return targets;
    }

    private static Matrix complement(Matrix m) {
        return Matrix.filled(m.rows(), m.columns(), 1).minus(m);
    }
}
