package dev.gradwright.runtime.predict;

import dev.gradwright.runtime.feature.TableEncoder;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The base class of generated predictors that predict a number for each record, in the target's own unit. Like all
 * predictors, it is immutable, any number of threads may use it, and single predictions allocate nothing.
 *
 * @param <X> the record
 * @param <S> the buffers of one call
 */
public abstract non-sealed class ValuePredictor<X, S extends NetworkPredictor.Scratch>
        extends RecordPredictor<X, Double, S> {
    /**
     * @param weights of which the subclass packs what it needs
     * @param encoder of the records
     * @param outputs number of outputs of a row
     * @param decision of the network
     */
    protected ValuePredictor(
            PredictorWeights weights, TableEncoder<X, Double> encoder, int outputs, Decision decision) {
        super(weights, encoder, outputs, decision, decision.defaultThreshold());
    }

    /**
     * The prediction for a record, in the target's own unit.
     *
     * @throws IllegalStateException if the network has several outputs, such as quantiles; call {@link
     *     #predict(Object, float[])}
     * @throws IllegalArgumentException if a value of the record is missing or not finite; the message names the
     *     component
     */
    public final float predict(X row) {
        if (outputs() > 1) {
            throw new IllegalStateException(
                    "the network has " + outputs() + " outputs; call predict(row, out) for all of them");
        }
        Workspace<S> workspace = takeWorkspace();
        try {
            return predictRow(workspace, row)[0];
        } finally {
            workspace.free();
        }
    }

    @Override
    final List<String> scoreColumns() {
        return outputs() == 1
                ? List.of("prediction")
                : IntStream.rangeClosed(1, outputs())
                        .mapToObj(output -> "prediction " + output)
                        .toList();
    }

    @Override
    final List<String> scores(X row) {
        float[] out = new float[outputs()];
        predict(row, out);
        return IntStream.range(0, out.length)
                .mapToObj(output -> Float.toString(out[output]))
                .toList();
    }
}
