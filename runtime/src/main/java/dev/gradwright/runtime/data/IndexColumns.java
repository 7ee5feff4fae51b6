package dev.gradwright.runtime.data;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * The columns of the input of a network: how many there are, and which of them hold indices of the rows of a table.
 * Immutable.
 */
public final class IndexColumns {
    private final int inputs;
    private final List<Range> ranges;

    /** Columns that hold indices of one table. */
    private record Range(String table, int first, int count, int entries) {}

    private IndexColumns(int inputs, List<Range> ranges) {
        this.inputs = inputs;
        this.ranges = List.copyOf(ranges);
    }

    /**
     * Columns without indices.
     *
     * @param inputs their number
     */
    public static IndexColumns of(int inputs) {
        return new IndexColumns(inputs, List.of());
    }

    /**
     * The same columns, some of which hold indices.
     *
     * @param table the name of the table in messages: that of the layer or of the component of a record
     * @param first the first of them
     * @param count their number
     * @param entries number of rows of the table
     */
    public IndexColumns with(String table, int first, int count, int entries) {
        List<Range> more = new ArrayList<>(ranges);
        more.add(new Range(table, first, count, entries));
        return new IndexColumns(inputs, more);
    }

    /** Number of columns. */
    public int inputs() {
        return inputs;
    }

    /** Whether a column holds indices. */
    public boolean contain(int column) {
        return ranges.stream().anyMatch(range -> column >= range.first() && column < range.first() + range.count());
    }

    /**
     * Checks the indices of rows whose shape has been checked.
     *
     * @param argument the name of the argument in error messages
     * @throws IllegalArgumentException if one is not a whole number or out of range; the message names table, row, column
     *     and value
     */
    public void require(String argument, FMatrixRMaj x) {
        require(argument, x.data, x.numRows);
    }

    /** The same for one row. */
    public void require(String argument, float[] row) {
        require(argument, row, 1);
    }

    private void require(String argument, float[] values, int rows) {
        for (int r = 0; r < ranges.size(); r++) {
            Range range = ranges.get(r);
            for (int row = 0; row < rows; row++) {
                for (int column = range.first(); column < range.first() + range.count(); column++) {
                    float value = values[row * inputs + column];
                    if (!(value >= 0 && value < range.entries() && value == (int) value)) {
                        throw notAnIndex(argument, range, row, column, value);
                    }
                }
            }
        }
    }

    private static IllegalArgumentException notAnIndex(String argument, Range range, int row, int column, float value) {
        return new IllegalArgumentException(
                "%s must have an index of %s, a whole number from 0 to %d, in column %d, but row %d has %s"
                        .formatted(argument, range.table(), range.entries() - 1, column, row, text(value)));
    }

    private static String text(float value) {
        return value == (int) value ? Integer.toString((int) value) : Float.toString(value);
    }
}
