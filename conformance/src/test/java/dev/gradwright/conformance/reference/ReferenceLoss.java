package dev.gradwright.conformance.reference;

import dev.gradwright.dsl.LossFunction;

/**
 * The loss of predictions, {@code Σwℓ/rows}, written on the outputs of the last activation. Generated networks fuse the two
 * where they can; that both come to the same gradient is what the comparison proves.
 *
 * @param labelSmoothing how much of each target is spread over the classes
 */
public record ReferenceLoss(LossFunction function, double labelSmoothing) {
    /**
     * The loss of a batch, 1 × 1.
     *
     * @param targets as training takes them: one column of class indices for sparse labels
     * @param weights rows × 1
     */
    Matrix of(Matrix p, Matrix targets, Matrix weights) {
        Matrix t = smoothed(p, targets);
        Matrix elements = switch (function) {
            case MEAN_SQUARED_ERROR -> p.minus(t).scaledBy(p.minus(t));
            case BINARY_CROSSENTROPY ->
                t.scaledBy(p.map(Math::log))
                        .plus(complement(t).scaledBy(complement(p).map(Math::log)))
                        .scaledBy(-1);
            case CATEGORICAL_CROSSENTROPY, SPARSE_CATEGORICAL_CROSSENTROPY ->
                t.scaledBy(p.map(Math::log)).scaledBy(-1);
        };
        return elements.scaledBy(shares(p, weights)).columnSums().rowSums();
    }

    /** The gradient by the predictions. */
    Matrix gradient(Matrix p, Matrix targets, Matrix weights) {
        Matrix t = smoothed(p, targets);
        Matrix elements = switch (function) {
            case MEAN_SQUARED_ERROR -> p.minus(t).scaledBy(2);
            case BINARY_CROSSENTROPY -> complement(t).dividedBy(complement(p)).minus(t.dividedBy(p));
            case CATEGORICAL_CROSSENTROPY, SPARSE_CATEGORICAL_CROSSENTROPY ->
                t.dividedBy(p).scaledBy(-1);
        };
        return elements.scaledBy(shares(p, weights));
    }

    /** How much each row counts, rows × 1; some losses also take the mean over the outputs. */
    private Matrix shares(Matrix p, Matrix weights) {
        boolean overOutputs =
                function == LossFunction.MEAN_SQUARED_ERROR || function == LossFunction.BINARY_CROSSENTROPY;
        return weights.scaledBy(1.0 / p.rows() / (overOutputs ? p.columns() : 1));
    }

    private Matrix smoothed(Matrix p, Matrix targets) {
        int classes = function == LossFunction.BINARY_CROSSENTROPY ? 2 : p.columns();
        return exact(function == LossFunction.SPARSE_CATEGORICAL_CROSSENTROPY ? oneHot(p, targets) : targets, classes);
    }

    private Matrix exact(Matrix targets, int classes) {
        Matrix smoothed = Matrix.filled(targets.rows(), targets.columns(), 0);
        for (int i = 0; i < targets.size(); i++) {
            smoothed.set(i, targets.get(i) * (1 - labelSmoothing) + labelSmoothing / classes);
        }
        return smoothed;
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
