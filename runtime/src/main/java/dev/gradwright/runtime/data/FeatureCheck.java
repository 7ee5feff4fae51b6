package dev.gradwright.runtime.data;

import dev.gradwright.runtime.kernel.FiniteValues;
import dev.gradwright.runtime.kernel.Tensor;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** Checks features before a network computes with them. */
public final class FeatureCheck {
    private FeatureCheck() {}

    /**
     * Checks rows of features.
     *
     * @param argument what they are called in messages
     * @param columns number of features of a row
     * @throws NullPointerException if there are none
     * @throws IllegalArgumentException if there is no row, the columns differ, or a value is not finite
     */
    public static void require(String argument, FMatrixRMaj features, int columns) {
        requireShape(argument, features, columns);
        if (!FiniteValues.areAll(features.data, 0, features.numRows * columns)) {
            throw notFinite(argument, features.data, columns);
        }
    }

    /**
     * Checks the features of one row and copies them, in one pass.
     *
     * @param argument what they are called in messages
     * @param to given the row; where features are refused, its values are undefined
     * @throws IllegalArgumentException if the length differs or a value is not finite
     */
    public static void load(String argument, float[] features, Tensor to) {
        requireNotNull(argument, features);
        int columns = to.columns();
        if (features.length != columns) {
            throw new IllegalArgumentException(
                    argument + " must have " + columns + " values, but has " + features.length);
        }
        if (!to.loadFinite(features, 0, 1)) {
            throw notFinite(argument, features, columns);
        }
    }

    /**
     * Checks rows of features and copies them, in one pass.
     *
     * @param argument what they are called in messages
     * @param to given the rows; where features are refused, its values are undefined
     * @throws NullPointerException if there are none
     * @throws IllegalArgumentException if there is no row, the columns are not those of {@code to}, or a value is not finite
     */
    public static void load(String argument, FMatrixRMaj features, Tensor to) {
        requireShape(argument, features, to.columns());
        load(argument, features, 0, features.numRows, to);
    }

    /**
     * Checks some of the rows of features for values that are not finite and copies them, in one pass.
     *
     * @param argument what they are called in messages
     * @param features of a shape that {@link #requireShape} accepts
     * @param from the first row
     * @param rows how many rows
     * @param to given the rows; where features are refused, its values are undefined
     * @throws IllegalArgumentException if a value is not finite
     */
    public static void load(String argument, FMatrixRMaj features, int from, int rows, Tensor to) {
        if (!to.loadFinite(features.data, from * features.numCols, rows)) {
            throw notFinite(argument, features.data, features.numCols);
        }
    }

    /**
     * Checks that there are rows of features.
     *
     * @param argument what they are called in messages
     * @param columns number of features of a row
     * @throws NullPointerException if there are none
     * @throws IllegalArgumentException if there is no row, or the columns differ
     */
    public static void requireShape(String argument, FMatrixRMaj features, int columns) {
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

    private static IllegalArgumentException notFinite(String argument, float[] values, int columns) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                return new IllegalArgumentException(argument + " must be finite, but row " + i / columns + ", column "
                        + i % columns + " is " + values[i]);
            }
        }
        throw new AssertionError("all are finite");
    }
}
