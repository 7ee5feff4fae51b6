package dev.gradwright.runtime.data;

import org.ejml.data.FMatrixRMaj;

/** Validates sample weights before they are used. */
public final class WeightCheck {
    private WeightCheck() {}

    /**
     * Requires one weight for each row.
     *
     * @param sampleWeights rows × 1
     * @throws IllegalArgumentException if they are not rows × 1, or one is negative or not finite; the message names
     *     the row
     */
    public static void require(FMatrixRMaj sampleWeights, int rows) {
        if (sampleWeights.numCols != 1) {
            throw new IllegalArgumentException("sampleWeights must be " + rows + " x 1, one for each row of x, but are "
                    + sampleWeights.numRows + " x " + sampleWeights.numCols);
        }
        if (sampleWeights.numRows != rows) {
            throw new IllegalArgumentException(
                    "sampleWeights must be one for each of the " + rows + " rows, but are " + sampleWeights.numRows);
        }
        for (int row = 0; row < rows; row++) {
            if (!isWeight(sampleWeights.data[row])) {
                throw new IllegalArgumentException("sampleWeights must be finite and not negative, but row " + row
                        + " is " + sampleWeights.data[row]);
            }
        }
    }

    /**
     * The weight of a row times the weight of its class.
     *
     * @throws IllegalArgumentException if the product is too large for a float
     */
    public static float product(float ofRow, float ofClass, long row) {
        float product = ofRow * ofClass;
        if (!isWeight(product)) {
            throw new IllegalArgumentException(
                    "the weight of row " + row + ", " + ofRow + ", times the weight of its" + " class, " + ofClass
                            + ", is too large for a float (" + Float.MAX_VALUE + "); use smaller weights");
        }
        return product;
    }

    /** Whether this is a valid weight: finite and not negative. */
    public static boolean isWeight(float value) {
        return value >= 0 && value <= Float.MAX_VALUE;
    }
}
