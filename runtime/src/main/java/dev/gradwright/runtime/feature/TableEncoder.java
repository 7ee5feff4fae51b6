package dev.gradwright.runtime.feature;

import dev.gradwright.runtime.data.Csv;
import dev.gradwright.runtime.data.CsvColumn;
import dev.gradwright.runtime.data.CsvRow;
import dev.gradwright.runtime.data.DataFileException;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.ExampleCursor;
import dev.gradwright.runtime.data.ExampleStream;
import dev.gradwright.runtime.data.Examples;
import dev.gradwright.runtime.data.IndexColumns;
import dev.gradwright.runtime.state.StateSnapshot;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import dev.gradwright.runtime.stream.EncodedStream;
import dev.gradwright.runtime.stream.RowCursor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Encodes records as rows of numbers, and their targets. {@link #adapt} learns means, deviations, quantiles and
 * vocabularies from the training rows, which must be done first, once. Generated encoders extend this class: they add a
 * feature for each component of the record.
 *
 * <p>An adapted encoder may be used by any number of threads.
 *
 * @param <X> type of the records
 * @param <Y> type of the targets
 */
public abstract class TableEncoder<X, Y> implements Stateful {
    /** In front of the names of profiles in a state; no component has that name. */
    private static final String PROFILES = "training-rows";

    private final List<Feature> features = new ArrayList<>();
    private final Stateful profiles = this::visitProfiles;
    private final TargetColumn<Y> target;
    private int columns;
    /** Null until it is asked for. */
    private @Nullable String schema;

    private boolean adapted;
    /** Whether it has learnt in another network or predictor. */
    private boolean restored;

    protected TableEncoder(TargetColumn<Y> target) {
        this.target = Objects.requireNonNull(target, "target must not be null");
    }

    /** Adds a feature, whose columns follow those of the features added before. */
    protected final <F extends Feature> F add(F feature) {
        if (features.stream().anyMatch(other -> other.name().equals(feature.name()))) {
            throw new IllegalArgumentException("two features are named " + feature.name());
        }
        feature.placeAt(columns);
        columns += feature.columns();
        features.add(feature);
        schema = null;
        return feature;
    }

    /** Passes each component of a record to its feature, which learns from it. */
    protected abstract void learn(X row);

    /** Passes each component of a record to its feature, which writes its columns. */
    protected abstract void write(X row, float[] out, int at);

    /** Passes each component of a record to its feature, which counts it. By default an encoder counts nothing. */
    protected void tally(X row, RowCounts counts) {
        throw new UnsupportedOperationException(
                getClass().getName() + " counts no live rows: it does not override tally");
    }

    /**
     * The columns of a file that {@link #read(CsvRow)} takes, in the order of the components. By default an encoder reads
     * no files.
     */
    protected List<CsvColumn> csvColumns() {
        throw readsNoFiles();
    }

    /** Makes a record of a row of a file; null if a cell cannot be read. */
    protected @Nullable X read(CsvRow row) {
        throw readsNoFiles();
    }

    /**
     * Reads the target from a row of a file; null if the cell cannot be read.
     *
     * @param column of the target
     */
    protected @Nullable Y readTarget(CsvRow row, int column) {
        throw readsNoFiles();
    }

    private UnsupportedOperationException readsNoFiles() {
        return new UnsupportedOperationException(getClass().getName() + " reads no files: it does not override read");
    }

    /**
     * Reads records without targets, for predictions.
     *
     * @throws DataFileException if the file cannot be read, lacks a column, or has a cell that does not fit
     */
    public final List<X> read(Csv csv) {
        Objects.requireNonNull(csv, "csv must not be null");
        return csv.read(csvColumns(), row -> read(row));
    }

    /**
     * Reads records and their targets.
     *
     * @param targetColumn the name of the column of the target
     * @throws DataFileException if the file cannot be read, lacks a column, or has a cell that does not fit
     */
    public final Examples<X, Y> read(Csv csv, String targetColumn) {
        Objects.requireNonNull(csv, "csv must not be null");
        List<CsvColumn> csvColumns = csvColumns(targetColumn);
        int index = csvColumns.size() - 1;
        List<Example<X, Y>> read = csv.read(csvColumns, row -> readExample(row, index));
        return Examples.of(read, Example::features, Example::target);
    }

    /**
     * Records and their targets in a file, which is read row by row in each pass, and need not fit into memory.
     *
     * @param targetColumn the name of the column of the target
     */
    public final ExampleStream<X, Y> stream(Csv csv, String targetColumn) {
        Objects.requireNonNull(csv, "csv must not be null");
        List<CsvColumn> csvColumns = csvColumns(targetColumn);
        int index = csvColumns.size() - 1;
        return csv.<Example<X, Y>, X, Y>stream(
                csvColumns, row -> readExample(row, index), Example::features, Example::target);
    }

    private List<CsvColumn> csvColumns(String targetColumn) {
        Objects.requireNonNull(targetColumn, "target must not be null");
        List<CsvColumn> all = new ArrayList<>(csvColumns());
        all.add(new CsvColumn(targetColumn, true));
        return all;
    }

    private @Nullable Example<X, Y> readExample(CsvRow row, int targetIndex) {
        X features = read(row);
        Y value = readTarget(row, targetIndex);
        return features == null || value == null || row.isBad() ? null : new Example<>(features, value);
    }

    private record Example<X, Y>(X features, Y target) {}

    /** Width of an encoded row. */
    public final int columns() {
        return columns;
    }

    /** The columns of an encoded row, some of which are indices of rows of a table. */
    public final IndexColumns indexColumns() {
        IndexColumns all = IndexColumns.of(columns);
        for (Feature feature : features) {
            if (feature.isIndex()) {
                all = all.with(feature.name(), feature.first(), 1, feature.entries());
            }
        }
        return all;
    }

    /**
     * Names of the columns, such as {@code contract=MONTH}, {@code tenure}, {@code totalCharges missing},
     * {@code age bin 3}, {@code city=Rome} and {@code city other}. The categories of a vocabulary are known once the
     * encoder has learnt them; before, and for columns left over, they are numbered: {@code city 3}.
     */
    public final List<String> columnNames() {
        return features.stream()
                .flatMap(feature -> feature.columnNames().stream())
                .toList();
    }

    /** The features, in the order of their columns. */
    public final List<Feature> features() {
        return List.copyOf(features);
    }

    /** The target. */
    public final TargetColumn<Y> target() {
        return target;
    }

    /** Whether the encoder has learnt what it needs. */
    public final boolean isAdapted() {
        return adapted;
    }

    /**
     * Requires that the encoder has learnt what it needs.
     *
     * @throws IllegalStateException if it has not
     */
    public final void requireAdapted() {
        if (!adapted) {
            throw new IllegalStateException(
                    "means, deviations and vocabularies of the features are not known yet: call adapt with the training"
                            + " rows first, or load a saved model");
        }
    }

    /**
     * Learns means, deviations, quantiles and vocabularies. Pass the training rows alone, so that nothing about the
     * others gets into the network. If an exception is thrown, nothing has changed.
     *
     * @throws IllegalArgumentException if a value is missing or not finite, where the message names row and component,
     *     nothing can be learnt about a component, or all targets are of one class
     * @throws IllegalStateException if the encoder was loaded with a network, whose weights fit what it has learnt
     */
    public final void adapt(Examples<X, Y> training) {
        Objects.requireNonNull(training, "training must not be null");
        requireNotRestored();
        begin(false);
        try {
            for (int row = 0; row < training.rows(); row++) {
                learn(row, training);
            }
            adopt();
        } finally {
            begin(false);
        }
    }

    /**
     * {@link #adapt(Examples)} with examples that need not fit into memory, in one pass. Means, deviations and shares are
     * those of the same examples in memory, to the bit. Quantiles are exact up to 16,384 rows, and vocabularies up to
     * 65,536 different texts; beyond that they are approximate, see {@link BinnedFeature} and {@link CategoryFeature}.
     *
     * @throws IllegalArgumentException as for {@link #adapt(Examples)}, where the message names the place in the stream, or if
     *     there are no examples
     * @throws DataFileException if the file cannot be read, lacks a column, or has a cell that does not fit
     * @throws IllegalStateException if the encoder was loaded with a network, whose weights fit what it has learnt
     */
    public final void adapt(ExampleStream<X, Y> training) {
        Objects.requireNonNull(training, "training must not be null");
        requireNotRestored();
        begin(true);
        try (ExampleCursor<X, Y> cursor = training.open()) {
            if (!cursor.next()) {
                throw new IllegalArgumentException(training.name() + " has no examples");
            }
            do {
                learn(cursor);
            } while (cursor.next());
            adopt();
        } finally {
            begin(false);
        }
    }

    private void learn(ExampleCursor<X, Y> cursor) {
        try {
            learn(cursor.features());
            target.learn(cursor.target());
        } catch (IllegalArgumentException e) {
            throw at(cursor, e);
        }
    }

    private static IllegalArgumentException at(ExampleCursor<?, ?> cursor, IllegalArgumentException e) {
        return new IllegalArgumentException(cursor.place() + ": " + e.getMessage(), e);
    }

    private void adopt() {
        features.forEach(Feature::requireLearnt);
        target.requireLearnt();
        features.forEach(Feature::adopt);
        features.forEach(feature -> feature.profile().adopt());
        target.adopt();
        adapted = true;
    }

    private void begin(boolean isLimited) {
        features.forEach(feature -> feature.begin(isLimited));
        features.forEach(feature -> feature.profile().forget());
        target.forget();
    }

    private void requireNotRestored() {
        if (restored) {
            throw new IllegalStateException(
                    "what is known of the features was loaded with the network, whose weights fit"
                            + " it; create a new network to learn from other rows");
        }
    }

    private void learn(int row, Examples<X, Y> training) {
        try {
            learn(training.features(row));
            target.learn(training.target(row));
        } catch (IllegalArgumentException e) {
            throw inRow(row, e);
        }
    }

    /**
     * Encodes a record, without allocation.
     *
     * @param out takes {@link #columns()} values from index {@code at} on; if an exception is thrown, some of them may
     *     have changed
     * @throws IllegalStateException if the encoder has not been adapted
     * @throws IllegalArgumentException if {@code out} is too short, or a value is missing or not finite; the message
     *     names the component
     */
    public final void encode(X row, float[] out, int at) {
        requireAdapted();
        if (at < 0 || at > out.length - columns) {
            throw new IllegalArgumentException("an encoded row has " + columns + " values, which do not fit into an"
                    + " array of " + out.length + " from index " + at + " on");
        }
        write(Objects.requireNonNull(row, "row must not be null"), out, at);
    }

    /**
     * Encodes records: rows × columns.
     *
     * @throws IllegalStateException if the encoder has not been adapted
     * @throws IllegalArgumentException if a value is missing or not finite; the message names row and component
     */
    public final FMatrixRMaj encode(List<X> rows) {
        Objects.requireNonNull(rows, "rows must not be null");
        FMatrixRMaj encoded = matrix(rows.size(), columns);
        for (int row = 0; row < rows.size(); row++) {
            X record = rows.get(row);
            if (record == null) {
                throw new IllegalArgumentException("row " + row + " must not be null");
            }
            encode(row, record, encoded);
        }
        return encoded;
    }

    /**
     * Encodes examples: features of rows × columns, and targets of rows × columns of the {@link #target}.
     *
     * @throws IllegalStateException if the encoder has not been adapted
     * @throws IllegalArgumentException if a value is missing or not finite; the message names row and component
     */
    public final Dataset encode(Examples<X, Y> examples) {
        Objects.requireNonNull(examples, "examples must not be null");
        FMatrixRMaj x = matrix(examples.rows(), columns);
        FMatrixRMaj y = matrix(examples.rows(), target.columns());
        for (int row = 0; row < examples.rows(); row++) {
            encode(row, examples.features(row), x);
            encodeTarget(row, examples.target(row), y);
        }
        return dataset(x, y, examples);
    }

    /** The dataset of encoded examples. */
    Dataset dataset(FMatrixRMaj x, FMatrixRMaj y, Examples<X, Y> examples) {
        return Dataset.of(x, y);
    }

    /**
     * Encodes a stream of examples, which is read once now: its rows are checked and counted. In each epoch it is read and
     * encoded again.
     *
     * @throws IllegalStateException if the encoder has not been adapted
     * @throws IllegalArgumentException if a value is missing or not finite; the message names the place and the component
     * @throws DataFileException if the file cannot be read, or there are no examples
     */
    public final EncodedStream encode(ExampleStream<X, Y> examples) {
        Objects.requireNonNull(examples, "examples must not be null");
        requireAdapted();
        requireStreams();
        return EncodedStream.of(examples.name(), columns, target.columns(), () -> new Encoded(examples.open()));
    }

    /** Throws an exception if a stream of encoded examples cannot train or evaluate a network. */
    void requireStreams() {}

    /** A pass over encoded examples. */
    private final class Encoded implements RowCursor {
        private final ExampleCursor<X, Y> examples;

        Encoded(ExampleCursor<X, Y> examples) {
            this.examples = examples;
        }

        @Override
        public boolean next(float[] x, int xFrom, float[] y, int yFrom) {
            if (!examples.next()) {
                return false;
            }
            try {
                encode(examples.features(), x, xFrom);
                target.encode(examples.target(), y, yFrom);
            } catch (IllegalArgumentException e) {
                throw at(examples, e);
            }
            return true;
        }

        @Override
        public boolean skip() {
            return examples.skip();
        }

        @Override
        public void close() {
            examples.close();
        }
    }

    private static FMatrixRMaj matrix(int rows, int columns) {
        if ((long) rows * columns > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    rows + " rows of " + columns + " columns do not fit into one matrix; encode them in parts");
        }
        return new FMatrixRMaj(rows, columns);
    }

    private void encode(int row, X record, FMatrixRMaj encoded) {
        try {
            encode(record, encoded.data, row * columns);
        } catch (IllegalArgumentException e) {
            throw inRow(row, e);
        }
    }

    private void encodeTarget(int row, Y value, FMatrixRMaj encoded) {
        try {
            target.encode(value, encoded.data, row * target.columns());
        } catch (IllegalArgumentException e) {
            throw inRow(row, e);
        }
    }

    private static IllegalArgumentException inRow(int row, IllegalArgumentException e) {
        return new IllegalArgumentException("row " + row + ": " + e.getMessage(), e);
    }

    /**
     * Counts the values of a live row, without allocation. Nothing is an error: a value that is missing where none may
     * be counts as missing, and so does a number that is not finite.
     */
    public final void count(X row, RowCounts counts) {
        Objects.requireNonNull(row, "row must not be null");
        counts.addRow();
        tally(row, counts);
    }

    /**
     * Requires that the encoder knows the training rows well enough to compare live rows with them.
     *
     * @throws IllegalStateException if it has not been adapted, or was saved by a version of the library that did not
     *     save the shares and ranges of values
     */
    public final void requireProfiles() {
        requireAdapted();
        if (features.stream().anyMatch(feature -> feature.profile().rows() == 0)) {
            throw new IllegalStateException(
                    "the model was saved by a version of the library that did not save what adapt"
                            + " saw of the training rows, so live rows cannot be compared with them; it still predicts; train"
                            + " and save it again");
        }
    }

    /** Visits the features and the target as a fixed text, and what they have learnt. */
    @Override
    public void visit(StateVisitor visitor) {
        visitor.visitFixed("schema", schema());
        adapted = visitor.visit("adapted", adapted);
        for (int i = 0; i < features.size(); i++) {
            visitor.visit(features.get(i).name(), features.get(i));
        }
        visitor.visit("target-scale", target); // no component has that name
        visitor.visit(PROFILES, profiles);
    }

    private void visitProfiles(StateVisitor visitor) {
        for (int i = 0; i < features.size(); i++) {
            features.get(i).profile().visit(features.get(i).name(), visitor);
        }
    }

    /** The state of an encoder that was saved before there were profiles is completed by profiles of no rows. */
    private StateSnapshot completed(StateSnapshot state) {
        if (state.values().keySet().stream().anyMatch(name -> name.startsWith(PROFILES + "."))) {
            return state;
        }
        Map<String, Object> values = new LinkedHashMap<>(state.values());
        for (Feature feature : features) {
            values.put(PROFILES + "." + feature.name(), feature.profile().unknown());
        }
        return StateSnapshot.ofValues(values);
    }

    /**
     * Checks a state that an encoder has saved.
     *
     * @throws IllegalArgumentException if the features or the target have changed since, naming the components, or a
     *     value is missing
     */
    public final void requireFits(StateSnapshot state) {
        if (state.values().get("schema") instanceof String saved && !saved.equals(schema())) {
            throw new IllegalArgumentException("the features have changed since it was saved: "
                    + SchemaDifference.of(saved, schema())
                    + "; load it with the record and the target that it was saved with, or train a new network");
        }
        completed(state).requireFits(this);
    }

    /**
     * Takes over what an encoder of the same record has learnt.
     *
     * @throws IllegalArgumentException as {@link #requireFits}; nothing has changed then
     */
    public final void restore(StateSnapshot state) {
        requireFits(state);
        completed(state).restore(this);
        restored = adapted;
    }

    /** A line for each feature, then one for the target. */
    private String schema() {
        if (schema == null) {
            schema = features.stream()
                    .map(feature -> feature + "\n")
                    .collect(Collectors.joining("", "", target.toString()));
        }
        return schema;
    }

    /** A table of the columns, with what has been learnt. Of many columns of one feature, the first and last are shown. */
    public final String summary() {
        return ColumnTable.of(this);
    }
}
