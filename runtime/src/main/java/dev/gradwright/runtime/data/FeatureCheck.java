package dev.gradwright.runtime.data;

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
        int size = features.numRows * features.numCols;
        if (!sumIsFinite(features.data, size)) {
            requireEachFinite(argument, features.data, size, columns);
        }
    }

    /**
     * Checks the features of one row.
     *
     * @param argument what they are called in messages
     * @param columns number of features
     * @throws IllegalArgumentException if the length differs or a value is not finite
     */
    public static void require(String argument, float[] features, int columns) {
        requireNotNull(argument, features);
        if (features.length != columns) {
            throw new IllegalArgumentException(
                    argument + " must have " + columns + " values, but has " + features.length);
        }
        if (!sumIsFinite(features, columns)) {
            requireEachFinite(argument, features, columns, columns);
        }
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

    /**
     * Whether the sum is finite; then every term is, for nothing makes a sum finite again. Eight partial sums keep the
     * processor's adders busy, so that this costs little beside a training step; huge finite values may overflow, so false
     * decides nothing.
     */
    private static boolean sumIsFinite(float[] values, int size) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int i = 0;
        for (; i <= size - 8; i += 8) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
            e += values[i + 4];
            f += values[i + 5];
            g += values[i + 6];
            h += values[i + 7];
        }
        for (; i < size; i++) {
            a += values[i];
        }
        return Float.isFinite(((a + b) + (c + d)) + ((e + f) + (g + h)));
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
