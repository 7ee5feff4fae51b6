package dev.gradwright.runtime.data;

import dev.gradwright.runtime.kernel.Kernels;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** Validates features before they enter a network. */
public final class FeatureCheck {
    private FeatureCheck() {}

    /**
     * Checks rows of features.
     *
     * @param kernels the kernels that scan the values
     * @param argument the name of the argument in error messages
     * @param columns the number of features of a row
     * @throws NullPointerException if {@code features} is null
     * @throws IllegalArgumentException if there is no row, the columns differ, or a value is not finite
     */
    public static void require(Kernels kernels, String argument, FMatrixRMaj features, int columns) {
        requireShape(argument, features, columns);
        int size = features.numRows * features.numCols;
        if (!kernels.isFinite(features.data, size)) {
            requireEachFinite(argument, features.data, size, columns);
        }
    }

    /**
     * Checks the features of one row.
     *
     * @param kernels the kernels that scan the values
     * @param argument the name of the argument in error messages
     * @param columns the number of features
     * @throws IllegalArgumentException if the length differs or a value is not finite
     */
    public static void require(Kernels kernels, String argument, float[] features, int columns) {
        requireNotNull(argument, features);
        if (features.length != columns) {
            throw new IllegalArgumentException(argument + " must have " + columns
                    + (columns == 1 ? " value" : " values") + ", but has " + features.length);
        }
        if (!kernels.isFinite(features, columns)) {
            requireEachFinite(argument, features, columns, columns);
        }
    }

    /**
     * Throws an {@link IllegalArgumentException} that names row and column unless all values are finite.
     *
     * @param argument the name of the argument in error messages
     */
    static void requireFinite(String argument, FMatrixRMaj values) {
        requireEachFinite(argument, values.data, values.numRows * values.numCols, values.numCols);
    }

    /** {@link #requireFinite(String, FMatrixRMaj)} for one row. */
    static void requireFinite(String argument, float[] row) {
        requireEachFinite(argument, row, row.length, row.length);
    }

    private static void requireShape(String argument, FMatrixRMaj features, int columns) {
        requireNotNull(argument, features);
        if (features.numRows < 1) {
            throw new IllegalArgumentException(argument + " must have at least 1 row, but has none");
        }
        if (features.numCols != columns) {
            throw new IllegalArgumentException(argument + " must have " + columns
                    + (columns == 1 ? " column" : " columns") + ", but has " + features.numCols);
        }
    }

    private static void requireNotNull(String argument, @Nullable Object features) {
        if (features == null) {
            throw new NullPointerException(argument + " must not be null");
        }
    }

    private static void requireEachFinite(String argument, float[] values, int size, int columns) {
        for (int i = 0; i < size; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException(argument + " must be finite, but row " + i / columns + ", column "
                        + i % columns + " is " + values[i]);
            }
        }
    }
}
