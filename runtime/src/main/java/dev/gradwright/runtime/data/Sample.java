package dev.gradwright.runtime.data;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Rows of training data at equal distances, so that sorted data are represented too.
 *
 * @param x rows × inputs
 * @param y rows × targets
 * @param weights rows × 1
 */
public record Sample(FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj weights) {
    /**
     * A sample of a dataset. If the dataset has no more rows than that, the sample refers to its matrices.
     *
     * @param sampleWeights rows × 1; null if all rows count the same
     */
    public static Sample of(Dataset data, @Nullable FMatrixRMaj sampleWeights, int mostRows) {
        int rows = Math.min(mostRows, data.rows());
        if (rows == data.rows()) {
            return new Sample(data.features(), data.targets(), sampleWeights == null ? ones(rows) : sampleWeights);
        }
        Sample sample = new Sample(
                new FMatrixRMaj(rows, data.features().numCols),
                new FMatrixRMaj(rows, data.targets().numCols),
                ones(rows));
        for (int row = 0; row < rows; row++) {
            int source = (int) ((long) row * data.rows() / rows);
            copyRow(data.features(), source, sample.x, row);
            copyRow(data.targets(), source, sample.y, row);
            if (sampleWeights != null) {
                copyRow(sampleWeights, source, sample.weights, row);
            }
        }
        return sample;
    }

    private static FMatrixRMaj ones(int rows) {
        FMatrixRMaj ones = new FMatrixRMaj(rows, 1);
        ones.fill(1);
        return ones;
    }

    private static void copyRow(FMatrixRMaj from, int fromRow, FMatrixRMaj to, int toRow) {
        System.arraycopy(from.data, fromRow * from.numCols, to.data, toRow * to.numCols, to.numCols);
    }

    /** Number of rows. */
    public int rows() {
        return x.numRows;
    }
}
