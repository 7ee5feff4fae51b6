package dev.gradwright.runtime.predict;

import dev.gradwright.runtime.feature.TableEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The base class of generated predictors that classify records. Like all predictors, it is immutable, any number of
 * threads may use it, and single predictions allocate nothing.
 *
 * @param <X> the record
 * @param <Y> the class: an enum or {@code Boolean}
 * @param <S> the buffers of one call
 */
public abstract non-sealed class ClassPredictor<X, Y, S extends NetworkPredictor.Scratch>
        extends RecordPredictor<X, Y, S> {
    /** The output that is the probability of the second class; −1 if there are more than two classes. */
    private final int second;
    /** Whether the output is a score rather than a probability. */
    private final boolean isScore;

    /**
     * @param weights of which the subclass packs what it needs
     * @param encoder of the records
     * @param outputs number of outputs of a row
     * @param decision how a row is classified
     */
    protected ClassPredictor(PredictorWeights weights, TableEncoder<X, Y> encoder, int outputs, Decision decision) {
        this(weights, encoder, outputs, decision, decision.defaultThreshold());
    }

    /**
     * @param weights of which the subclass packs what it needs
     * @param encoder of the records
     * @param outputs number of outputs of a row
     * @param decision how a row is classified
     * @param threshold that of the spec, which applies unless the weights come with another
     */
    protected ClassPredictor(
            PredictorWeights weights, TableEncoder<X, Y> encoder, int outputs, Decision decision, float threshold) {
        super(weights, encoder, outputs, decision, threshold);
        this.second = outputs > 2 ? -1 : outputs - 1;
        this.isScore = decision == Decision.SCORE;
    }

    /**
     * The class of a record, as {@link #classify(float[])} decides it.
     *
     * @throws IllegalArgumentException if a value of the record is missing or not finite; the message names the
     *     component
     */
    public final Y classify(X row) {
        Workspace<S> workspace = takeWorkspace();
        try {
            return encoder().target().decode(classOf(predictRow(workspace, row)));
        } finally {
            workspace.free();
        }
    }

    /**
     * The probability of the second of two classes, or of {@code true}; the score if the loss is a hinge loss.
     *
     * @throws IllegalStateException if there are more than two classes; call {@link #probabilities}
     * @throws IllegalArgumentException if a value of the record is missing or not finite; the message names the
     *     component
     */
    public final float probability(X row) {
        if (second < 0) {
            throw new IllegalStateException("there are " + outputs()
                    + " classes, so that one probability does not tell them apart; call probabilities(row, out)");
        }
        Workspace<S> workspace = takeWorkspace();
        try {
            return predictRow(workspace, row)[second];
        } finally {
            workspace.free();
        }
    }

    /**
     * The probability of each class, in the order of the constants.
     *
     * @param out overwritten with a value for each class; if the network has one output, {@code 1 − p} and {@code p}
     * @throws IllegalStateException if the loss is a hinge loss, which trains no probabilities
     * @throws IllegalArgumentException if {@code out} has another length, or a value of the record is missing or not
     *     finite; the message names the component
     */
    public final void probabilities(X row, float[] out) {
        Objects.requireNonNull(out, "out must not be null");
        if (isScore) {
            throw new IllegalStateException("a hinge loss trains a score, not probabilities; call probability(row) for"
                    + " the score, or train with BINARY_CROSSENTROPY");
        }
        int classes = Math.max(2, outputs());
        if (out.length != classes) {
            throw new IllegalArgumentException(
                    "out must have a value for each of the " + classes + " classes, but has " + out.length);
        }
        if (outputs() == 1) {
            float probability = probability(row);
            out[0] = 1 - probability;
            out[1] = probability;
        } else {
            predict(row, out);
        }
    }

    @Override
    final List<String> scoreColumns() {
        if (second >= 0) {
            return List.of("prediction", "probability");
        }
        List<String> columns = new ArrayList<>(List.of("prediction"));
        encoder().target().names().forEach(name -> columns.add("probability of " + name));
        return columns;
    }

    @Override
    final List<String> scores(X row) {
        List<String> scores = new ArrayList<>();
        float[] out = new float[outputs()];
        predict(row, out);
        scores.add(encoder().target().names().get(classOf(out)));
        for (int output = Math.max(second, 0); output < outputs(); output++) {
            scores.add(Float.toString(out[output]));
        }
        return scores;
    }
}
