package dev.gradwright.runtime.kernel;

/**
 * Tables whose rows take the place of indices. A table is entries × units; an index is a whole number from 0 to
 * entries − 1, held as a float. Networks check indices before they compute, so kernels do not.
 */
public interface EmbeddingKernels {
    /**
     * Replaces indices by rows of a table: index {@code k} of a row of {@code x}, in its column {@code column + k}, gives
     * the columns of {@code y} from {@code first + k·units} on. The other columns of {@code y} stay as they are if it has
     * the rows of {@code x} already.
     *
     * @param count number of columns of {@code x} that hold indices of this table
     * @param table entries × units
     * @throws IllegalArgumentException if {@code x} or {@code y} has too few columns
     */
    default void gather(Tensor x, int column, int count, Tensor table, int first, Tensor y) {
        TensorShapes.requireRange(column, count, x);
        TensorShapes.requireRange(first, (long) count * table.columns(), y);
        y.reshape(x.rows());
        uncheckedEmbeddings().gather(x, column, count, table, first, y);
    }

    /**
     * The gradient of the table of {@link #gather}: each of its rows is the sum of those parts of {@code dy} for which the
     * row was read, in the order of the batch; 0 if it was not read.
     *
     * @param dTable entries × units, overwritten
     */
    default void gatherBackward(Tensor x, int column, int count, Tensor dy, int first, Tensor dTable) {
        requireBackward(x, column, count, dy, first, dTable);
        uncheckedEmbeddings().clear(dTable);
        uncheckedEmbeddings().scatterAdd(x, column, count, dy, first, dTable);
    }

    /**
     * The same for a table of which only the rows that the batch reads are trained. The other rows of {@code dTable} must be
     * 0, except for those in {@code rows}, which it sets to 0.
     *
     * @param rows the rows that the last batch read; replaced by those that this one reads
     */
    default void gatherBackward(Tensor x, int column, int count, Tensor dy, int first, Tensor dTable, TableRows rows) {
        requireBackward(x, column, count, dy, first, dTable);
        for (int row = rows.first(); row >= 0; row = rows.after(row)) {
            uncheckedEmbeddings().clear(dTable, row);
        }
        rows.clear();
        uncheckedEmbeddings().collect(x, column, count, rows);
        uncheckedEmbeddings().scatterAdd(x, column, count, dy, first, dTable);
    }

    private static void requireBackward(Tensor x, int column, int count, Tensor dy, int first, Tensor dTable) {
        TensorShapes.requireRange(column, count, x);
        TensorShapes.requireRange(first, (long) count * dTable.columns(), dy);
        if (x.rows() != dy.rows()) {
            throw new IllegalArgumentException(
                    "x has " + x.rows() + " rows and dY " + dy.rows() + ", but both need the rows of the batch");
        }
    }

    /**
     * Copies {@code count} columns of {@code x} from {@code column} on to those of {@code y} from {@code first} on. The
     * other columns of {@code y} stay as they are if it has the rows of {@code x} already.
     *
     * @throws IllegalArgumentException if {@code x} or {@code y} has too few columns
     */
    default void copyColumns(Tensor x, int column, int count, int first, Tensor y) {
        TensorShapes.requireRange(column, count, x);
        TensorShapes.requireRange(first, count, y);
        y.reshape(x.rows());
        uncheckedEmbeddings().copyColumns(x, column, count, first, y);
    }

    /** The implementation of the tier. */
    Unchecked uncheckedEmbeddings();

    /** What a tier implements. Tensors are of the tier, and their shapes have been checked. */
    interface Unchecked {
        /** See {@link EmbeddingKernels#gather}. */
        void gather(Tensor x, int column, int count, Tensor table, int first, Tensor y);

        /** Sets a gradient of a table to 0. */
        void clear(Tensor dTable);

        /** Sets a row of a gradient of a table to 0. */
        void clear(Tensor dTable, int row);

        /** Adds the rows that indices select to a list. */
        void collect(Tensor x, int column, int count, TableRows rows);

        /** Adds parts of {@code dy} to the rows of the table that were read, row after row of the batch. */
        void scatterAdd(Tensor x, int column, int count, Tensor dy, int first, Tensor dTable);

        /** See {@link EmbeddingKernels#copyColumns}. */
        void copyColumns(Tensor x, int column, int count, int first, Tensor y);
    }
}
