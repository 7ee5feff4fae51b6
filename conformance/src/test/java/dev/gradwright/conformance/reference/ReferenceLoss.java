package dev.gradwright.conformance.reference;

import dev.gradwright.dsl.LossFunction;
import dev.gradwright.runtime.graph.Choice;
import java.util.function.DoubleUnaryOperator;

/**
 * The loss of predictions, {@code Σwℓ/rows}, computed from the outputs of the last activation. Generated networks fuse
 * loss and activation if possible; the comparison proves that both give the same gradient.
 *
 * @param labelSmoothing the fraction of each target that is spread over the classes
 * @param delta the error up to which the Huber loss is quadratic
 */
record ReferenceLoss(LossFunction function, double labelSmoothing, double delta) {
    private static final double EPSILON = 1e-7;

    /** The loss of the training configuration of a graph. */
    static ReferenceLoss of(Choice loss) {
        return new ReferenceLoss(
                LossFunction.valueOf(loss.kind()), number(loss, "labelSmoothing", 0), number(loss, "delta", 1));
    }

    private static double number(Choice loss, String name, double otherwise) {
        return loss.attributes().has(name) ? loss.attributes().number(name) : otherwise;
    }

    /**
     * The loss of a batch, 1 × 1.
     *
     * @param targets the targets of training: one column of class indices for sparse labels
     * @param weights rows × 1
     */
    Matrix of(Matrix p, Matrix targets, Matrix weights) {
        Matrix t = prepared(p, targets);
        Matrix elements = switch (function) {
            case MEAN_SQUARED_ERROR -> p.minus(t).map(e -> e * e);
            case MEAN_ABSOLUTE_ERROR -> p.minus(t).map(Math::abs);
            case HUBER -> p.minus(t).map(this::huber);
            case LOG_COSH -> p.minus(t).map(e -> Math.log(Math.cosh(e)));
            case BINARY_CROSSENTROPY ->
                t.scaledBy(p.map(Math::log))
                        .plus(complement(t).scaledBy(complement(p).map(Math::log)))
                        .scaledBy(-1);
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
        };
        return elements.scaledBy(shares(p, weights)).columnSums().rowSums();
    }

    /** The gradient with respect to the predictions. */
    Matrix gradient(Matrix p, Matrix targets, Matrix weights) {
        Matrix t = prepared(p, targets);
        Matrix elements = switch (function) {
            case MEAN_SQUARED_ERROR -> p.minus(t).scaledBy(2);
            case MEAN_ABSOLUTE_ERROR -> p.minus(t).map(Math::signum);
            case HUBER -> p.minus(t).map(e -> Math.abs(e) <= delta ? e : delta * Math.signum(e));
            case LOG_COSH -> p.minus(t).map(Math::tanh);
            case BINARY_CROSSENTROPY -> complement(t).dividedBy(complement(p)).minus(t.dividedBy(p));
            case CATEGORICAL_CROSSENTROPY, SPARSE_CATEGORICAL_CROSSENTROPY, KL_DIVERGENCE ->
                t.dividedBy(p).scaledBy(-1);
            case HINGE -> t.scaledBy(complement(t.scaledBy(p)).map(gap -> gap > 0 ? -1 : 0));
            case SQUARED_HINGE -> t.scaledBy(gap(p, t)).scaledBy(-2);
            case POISSON -> complement(t.dividedBy(p.map(rate -> rate + EPSILON)));
            case COSINE_SIMILARITY -> across(p, t).dividedBy(length(p)).scaledBy(-1);
        };
        return elements.scaledBy(shares(p, weights));
    }

    private double huber(double e) {
        return Math.abs(e) <= delta ? e * e / 2 : delta * (Math.abs(e) - delta / 2);
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
            case CATEGORICAL_CROSSENTROPY, SPARSE_CATEGORICAL_CROSSENTROPY, KL_DIVERGENCE, COSINE_SIMILARITY -> false;
            default -> true;
        };
        return weights.scaledBy(1.0 / p.rows() / (overOutputs ? p.columns() : 1));
    }

    /** Targets in the form of the formulas: one for each output. */
    private Matrix prepared(Matrix p, Matrix targets) {
        return switch (function) {
            case BINARY_CROSSENTROPY -> smoothed(targets, 2);
            case CATEGORICAL_CROSSENTROPY -> smoothed(targets, p.columns());
            case SPARSE_CATEGORICAL_CROSSENTROPY -> smoothed(oneHot(p, targets), p.columns());
            case KL_DIVERGENCE -> exact(targets, t -> Math.max(t, EPSILON));
            case HINGE, SQUARED_HINGE -> exact(targets, t -> t > 0 ? 1 : -1);
            default -> targets;
        };
    }

    private Matrix smoothed(Matrix targets, int classes) {
        return exact(targets, t -> t * (1 - labelSmoothing) + labelSmoothing / classes);
    }

    private static Matrix exact(Matrix targets, DoubleUnaryOperator function) {
        Matrix exact = Matrix.filled(targets.rows(), targets.columns(), 0);
        for (int i = 0; i < targets.size(); i++) {
            exact.set(i, function.applyAsDouble(targets.get(i)));
        }
        return exact;
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
