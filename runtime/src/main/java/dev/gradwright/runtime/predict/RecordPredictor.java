package dev.gradwright.runtime.predict;

import dev.gradwright.runtime.data.Csv;
import dev.gradwright.runtime.feature.TableEncoder;
import dev.gradwright.runtime.state.StateSnapshot;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;

/**
 * The base class of predictors for records. They encode a record as the network was trained to see it, and predict from
 * the encoded row. They also take rows that are encoded already, of {@link #inputs} values.
 *
 * @param <X> the record
 * @param <Y> the target
 * @param <S> the buffers of one call
 */
public abstract sealed class RecordPredictor<X, Y, S extends NetworkPredictor.Scratch> extends NetworkPredictor<S>
        permits ClassPredictor, ValuePredictor {
    private final TableEncoder<X, Y> encoder;

    RecordPredictor(
            PredictorWeights weights, TableEncoder<X, Y> encoder, int outputs, Decision decision, float threshold) {
        super(
                weights,
                encoder.indexColumns(),
                outputs,
                weights.restored(encoder).target().scaler(),
                decision,
                threshold);
        this.encoder = encoder;
    }

    /** The encoder of the records, with the names of columns and classes. It belongs to this predictor: do not restore it. */
    public final TableEncoder<X, Y> encoder() {
        return encoder;
    }

    @Override
    final int recordColumns() {
        return inputs();
    }

    @Override
    final StateSnapshot encoderState() {
        return StateSnapshot.of(encoder);
    }

    /** Encodes and predicts a record, into the workspace. */
    final float[] predictRow(Workspace<S> workspace, X row) {
        encoder.encode(row, workspace.features, 0);
        return predictRow(workspace, workspace.features);
    }

    /**
     * The outputs for one record, without allocation.
     *
     * @param out overwritten with {@link #outputs} values
     * @throws IllegalArgumentException if a value of the record is missing or not finite, naming the component, or
     *     {@code out} has another length
     */
    public final void predict(X row, float[] out) {
        Objects.requireNonNull(out, "out must not be null");
        if (out.length != outputs()) {
            throw new IllegalArgumentException("out must have " + outputs() + " values, but has " + out.length);
        }
        Workspace<S> workspace = takeWorkspace();
        try {
            System.arraycopy(predictRow(workspace, row), 0, out, 0, out.length);
        } finally {
            workspace.free();
        }
    }

    /**
     * The outputs for many records, rows × outputs.
     *
     * @throws IllegalArgumentException if there is none, or a value is missing or not finite; the message names row and
     *     component
     */
    public final FMatrixRMaj predict(List<X> rows) {
        Objects.requireNonNull(rows, "rows must not be null");
        FMatrixRMaj out = new FMatrixRMaj(rows.size(), outputs());
        predict(encoder.encode(rows), out);
        return out;
    }

    /**
     * Predicts all rows of a file, and writes a copy of the file with the predictions behind its columns: {@code
     * prediction}, and for classes their probabilities. A file that ends with {@code .gz} is compressed. An existing
     * file is replaced only after the new one is on disk.
     *
     * @param csv has a column for each component of the record, and any others
     * @throws dev.gradwright.runtime.data.DataFileException if the file cannot be read, has a cell that does not fit or a
     *     column of one of these names, or the copy cannot be written
     */
    public final void score(Csv csv, Path out) {
        csv.writeTo(out, scoreColumns(), encoder.read(csv), this::scores);
    }

    /** The names of the columns of predictions. */
    abstract List<String> scoreColumns();

    /** The texts of a row in these columns. */
    abstract List<String> scores(X row);
}
