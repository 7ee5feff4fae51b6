package dev.gradwright.benchmarks.table;

import dev.gradwright.runtime.TableNetwork;
import java.nio.file.Path;
import java.util.List;

/**
 * A trained model and the records of the test part.
 *
 * @param <X> the record
 */
public final class TableAsked<X> implements AutoCloseable {
    private final TableModel<X> model;
    private final List<X> records;
    private int next;

    private TableAsked(TableModel<X> model, List<X> records) {
        this.model = model;
        this.records = records;
    }

    /** Loads what {@link TableRun} saved. */
    public static TableAsked<?> of(TableContender contender, TableName table, Path file) {
        return of(contender, TableProblem.of(table), file);
    }

    private static <X, Y, N extends TableNetwork<X, Y>> TableAsked<X> of(
            TableContender contender, TableProblem<X, Y, N> problem, Path file) {
        return new TableAsked<>(contender.load(problem, file), TableProblem.records(problem.test()));
    }

    /** The prediction of another record. */
    public double next() {
        next = next + 1 == records.size() ? 0 : next + 1;
        return model.predict(records.get(next));
    }

    /** All predictions; returns the last. */
    public double all() {
        double[] predictions = model.predict(records);
        return predictions[predictions.length - 1];
    }

    /** Releases native memory. */
    @Override
    public void close() {
        model.close();
    }
}
