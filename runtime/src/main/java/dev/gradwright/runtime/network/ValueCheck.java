package dev.gradwright.runtime.network;

import org.ejml.data.FMatrixRMaj;

/** Checks the values of parameters. */
public final class ValueCheck {
    private ValueCheck() {}

    /**
     * Throws unless all values are finite.
     *
     * @param name of the parameter
     * @throws IllegalArgumentException if a value is not finite, or negative where it must not be
     */
    public static void require(String name, FMatrixRMaj values, boolean mayBeNegative) {
        float least = mayBeNegative ? -Float.MAX_VALUE : 0;
        for (int row = 0; row < values.numRows; row++) {
            requireRow(name, values, row, least);
        }
    }

    private static void requireRow(String name, FMatrixRMaj values, int row, float least) {
        for (int column = 0; column < values.numCols; column++) {
            float value = values.data[row * values.numCols + column];
            if (!(value >= least && value <= Float.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        name + (Float.isFinite(value) ? " must not be negative" : " must be finite") + ", but row "
                                + row + ", column " + column + " is " + value);
            }
        }
    }
}
