package dev.gradwright.runtime.kernel.ejml;

import org.ejml.data.FMatrixRMaj;

/** Columns and rows of ones. With them, "add to each row" and "add to each column" are matrix products. */
final class Ones {
    private final FMatrixRMaj column = new FMatrixRMaj(0, 1);
    private final FMatrixRMaj row = new FMatrixRMaj(1, 0);

    /** rows × 1, until the next call. */
    FMatrixRMaj column(int rows) {
        column.reshape(rows, 1);
        column.fill(1);
        return column;
    }

    /** 1 × columns, until the next call. */
    FMatrixRMaj row(int columns) {
        row.reshape(1, columns);
        row.fill(1);
        return row;
    }
}
