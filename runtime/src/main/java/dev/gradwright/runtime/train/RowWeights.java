package dev.gradwright.runtime.train;

import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.WeightCheck;
import dev.gradwright.runtime.loss.Rows;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The weight of each row of a dataset: its sample weight times the weight of its class. */
final class RowWeights {
    private RowWeights() {}

    /**
     * The weights, rows × 1; null if all rows count the same.
     *
     * @param sampleWeights rows × 1
     * @param classWeights one for each class
     * @throws IllegalArgumentException if the number of sample weights is not that of the rows, the class of a row has
     *     no weight, the rows are of rankings and have different weights within a group or class weights, or a product is too large for a float
     */
    static @Nullable FMatrixRMaj of(
            Dataset data, @Nullable FMatrixRMaj sampleWeights, float @Nullable [] classWeights) {
        if (sampleWeights != null) {
            WeightCheck.require(sampleWeights, data.rows());
            data.requireGroupWeights(sampleWeights);
        }
        if (classWeights != null && data.isGrouped()) {
            throw new IllegalArgumentException(
                    "rankings have no classes, so that classWeights have no meaning; call sampleWeights with a weight for"
                            + " each row, the same for all rows of a group");
        }
        return classWeights == null ? sampleWeights : withClasses(data.targets(), sampleWeights, classWeights);
    }

    private static FMatrixRMaj withClasses(FMatrixRMaj y, @Nullable FMatrixRMaj sampleWeights, float[] classWeights) {
        requireColumns(y.numCols, classWeights);
        FMatrixRMaj weights = new FMatrixRMaj(y.numRows, 1);
        for (int row = 0; row < y.numRows; row++) {
            weights.data[row] = weight(row, y.data, row * y.numCols, y.numCols, sampleWeights, classWeights);
        }
        return weights;
    }

    /**
     * Requires targets for which there are weights.
     *
     * @param columns of the targets
     */
    static void requireColumns(int columns, float[] classWeights) {
        if (columns > 1 && columns != classWeights.length) {
            throw new IllegalArgumentException("classWeights must be one for each of the " + columns
                    + " columns of the targets, but are " + classWeights.length);
        }
    }

    /**
     * The weight of a row.
     *
     * @param y has its targets from index {@code from} on
     * @param sampleWeights null if all are 1
     */
    static float weight(
            long row, float[] y, int from, int columns, @Nullable FMatrixRMaj sampleWeights, float[] classWeights) {
        float own = sampleWeights == null ? 1 : sampleWeights.data[(int) row];
        int label = columns > 1 ? Rows.largest(y, from, columns) : label(y[from], row, classWeights.length);
        return WeightCheck.product(own, classWeights[label], row);
    }

    /** The class of a row. Hinge losses use −1 for class 0. */
    private static int label(float target, long row, int classes) {
        float label = target == -1 && classes == 2 ? 0 : target;
        if (label >= 0 && label < classes && label == (int) label) {
            return (int) label;
        }
        throw new IllegalArgumentException("classWeights are for the classes 0 to " + (classes - 1)
                + ", but the target of row " + row + " is " + target);
    }
}
