package dev.gradwright.runtime.data;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One pass over the rows of a CSV file. A row that is bad ends it with an error. */
final class CsvCursor<R, X, Y> implements ExampleCursor<X, Y> {
    private static final int[] NONE = {};

    private final CsvRecords records;
    private final CsvRow row;
    private final BadRows bad;
    private final String file;
    private final Function<? super CsvRow, ? extends @Nullable R> reader;
    private final Function<? super R, ? extends X> feature;
    private final Function<? super R, ? extends Y> target;
    /** Whether the cells of the next row are read: not if it is passed over. */
    private boolean areCellsRead = true;

    private @Nullable R current;

    CsvCursor(
            CsvSource source,
            CsvFormat format,
            List<CsvColumn> columns,
            Function<? super CsvRow, ? extends @Nullable R> reader,
            Function<? super R, ? extends X> feature,
            Function<? super R, ? extends Y> target) {
        this.file = source.name();
        this.reader = reader;
        this.feature = feature;
        this.target = target;
        this.bad = new BadRows(file);
        this.records = CsvRecords.open(source, format);
        try {
            this.row = new CsvRow(columns, format, records, bad);
        } catch (RuntimeException e) {
            records.close();
            throw e;
        }
        records.keep(row.positions());
    }

    @Override
    public boolean next() {
        readCells(true);
        if (!records.next()) {
            bad.requireNone();
            return false;
        }
        current = made();
        if (current == null) {
            lookForOthers();
        }
        return true;
    }

    private @Nullable R made() {
        bad.begin(records.line());
        R made = records.isComplete(bad) ? row.read(reader) : null;
        bad.end();
        return made;
    }

    /** Fails, but looks for other bad rows before that, so that all can be repaired at once. */
    private void lookForOthers() {
        while (!bad.areEnough() && records.next()) {
            R unused = made();
        }
        bad.fail();
    }

    @Override
    public boolean skip() {
        readCells(false);
        boolean hasNext = records.next();
        if (hasNext) {
            bad.begin(records.line());
        }
        return hasNext;
    }

    private void readCells(boolean areRead) {
        if (areCellsRead != areRead) {
            records.keep(areRead ? row.positions() : NONE);
            areCellsRead = areRead;
        }
    }

    @Override
    public X features() {
        return feature.apply(current());
    }

    @Override
    public Y target() {
        return target.apply(current());
    }

    private R current() {
        if (current == null) {
            throw new IllegalStateException("there is no current example; call next first");
        }
        return current;
    }

    @Override
    public String place() {
        return file + ", line " + records.line();
    }

    @Override
    public void close() {
        records.close();
    }
}
