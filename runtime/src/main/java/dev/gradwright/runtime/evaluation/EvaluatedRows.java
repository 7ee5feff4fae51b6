package dev.gradwright.runtime.evaluation;

import dev.gradwright.runtime.loss.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Predictions with their targets; nobody changes the arrays. */
final class EvaluatedRows {
    /** The output of class 1 if there are two classes. */
    private static final int POSITIVE = 1;

    private final TargetForm form;
    private final List<String> names;
    private final int outputs;
    private final float threshold;
    private final float[] predictions;
    private final float[] targets;
    private final float @Nullable [] weights;
    private final float @Nullable [] losses;

    /**
     * @param names of the classes, labels or values; two for a binary form
     * @param outputs number of predictions of a row
     * @param threshold above it a score is positive; NaN if the largest score decides
     * @param predictions rows × outputs
     * @param targets rows × 1 class indexes, else rows × outputs: 0 or 1, or values
     * @param weights one for each row; null if all count the same
     * @param losses one for each row; null if they are unknown
     */
    EvaluatedRows(
            TargetForm form,
            List<String> names,
            int outputs,
            float threshold,
            float[] predictions,
            float[] targets,
            float @Nullable [] weights,
            float @Nullable [] losses) {
        this.form = form;
        this.names = names;
        this.outputs = outputs;
        this.threshold = threshold;
        this.predictions = predictions;
        this.targets = targets;
        this.weights = weights;
        this.losses = losses;
    }

    TargetForm form() {
        return form;
    }

    List<String> names() {
        return names;
    }

    int outputs() {
        return outputs;
    }

    int rows() {
        return predictions.length / outputs;
    }

    boolean isWeighted() {
        return weights != null;
    }

    double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /** The prediction of one column of values. */
    double prediction(int row, int column) {
        return predictions[row * outputs + column];
    }

    /** The target of one column of values. */
    double target(int row, int column) {
        return targets[row * outputs + column];
    }

    /** The index of the row's class. */
    int actualClass(int row) {
        return (int) targets[row];
    }

    double totalWeight() {
        double total = 0;
        for (int row = 0; row < rows(); row++) {
            total += weight(row);
        }
        return total;
    }

    /** Whether there is one class against another, so that a class need not be named. */
    boolean isBinary() {
        return form == TargetForm.BINARY || (form == TargetForm.CLASSES && outputs == 2);
    }

    /** The score of a class or label. */
    float score(int row, int index) {
        return predictions[row * outputs + (form == TargetForm.BINARY ? 0 : index)];
    }

    /**
     * Requires that a class or label has scores of its own.
     *
     * @throws IllegalArgumentException if it has none; the message lists those that have
     * @throws IllegalStateException if the predictions are values
     */
    void requireScored(int index) {
        form.requireClasses();
        if (form == TargetForm.BINARY && index != POSITIVE) {
            throw new IllegalArgumentException("only class 1, " + names.get(POSITIVE)
                    + ", has scores of its own, but was asked for class " + index);
        }
        if (index < 0 || index >= names.size()) {
            throw new IllegalArgumentException(
                    "there are the classes 0 to " + (names.size() - 1) + ", but was asked for class " + index);
        }
    }

    /**
     * The class against which the other is evaluated.
     *
     * @throws IllegalStateException if there are several classes or labels, or values
     */
    int requireBinary() {
        form.requireClasses();
        if (!isBinary()) {
            throw new IllegalStateException(
                    "there are " + names.size() + (form == TargetForm.LABELS ? " labels" : " classes")
                            + "; name one by its index, from 0 to " + (names.size() - 1));
        }
        return POSITIVE;
    }

    /** Whether a class is the row's, or the row has a label. */
    boolean isPositive(int row, int index) {
        return switch (form) {
            case BINARY, CLASSES -> actualClass(row) == index;
            case LABELS, VALUES -> targets[row * outputs + index] == 1;
        };
    }

    /** The class that a row is predicted to have. */
    int decision(int row) {
        if (Float.isNaN(threshold)) {
            return Rows.largest(predictions, row * outputs, outputs);
        }
        return predictions[(row + 1) * outputs - 1] > threshold ? 1 : 0;
    }

    /** Whether a class or a label is predicted. */
    boolean isPredicted(int row, int index) {
        return form == TargetForm.LABELS ? score(row, index) > threshold : decision(row) == index;
    }

    /** Whether all predictions lie between 0 and 1. */
    boolean isProbability() {
        for (float prediction : predictions) {
            if (prediction < 0 || prediction > 1) {
                return false;
            }
        }
        return true;
    }

    /** The scores of a class or label, ranked. */
    Ranking ranking(int index) {
        float[] scores = new float[rows()];
        boolean[] positives = new boolean[scores.length];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = score(row, index);
            positives[row] = isPositive(row, index);
        }
        return Ranking.of(scores, positives, weights);
    }

    /** The weighted mean loss; NaN if the losses are unknown. */
    double loss() {
        if (losses == null) {
            return Double.NaN;
        }
        double sum = 0;
        for (int row = 0; row < losses.length; row++) {
            sum += weight(row) * losses[row];
        }
        return sum / totalWeight();
    }

    /** The rows with these indexes, any of them repeatedly. */
    EvaluatedRows pick(int[] rows) {
        return new EvaluatedRows(
                form,
                names,
                outputs,
                threshold,
                pick(predictions, outputs, rows),
                pick(targets, targets.length / rows(), rows),
                weights == null ? null : pick(weights, 1, rows),
                losses == null ? null : pick(losses, 1, rows));
    }

    private static float[] pick(float[] values, int columns, int[] rows) {
        float[] picked = new float[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * columns, picked, i * columns, columns);
        }
        return picked;
    }
}
