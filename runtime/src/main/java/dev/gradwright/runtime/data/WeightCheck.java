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

    /** Whether this is a valid weight: finite and not negative. */
    public static boolean isWeight(float value) {
        return value >= 0 && value <= Float.MAX_VALUE;
    }
}
