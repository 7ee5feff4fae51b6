package dev.gradwright.runtime.statistics;

import dev.gradwright.runtime.data.Dataset;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the training data at equal distances, so that sorted data are represented too.
 *
 * @param x rows × inputs
 * @param y rows × targets
 * @param weights rows × 1
 */
public record Sample(FMatrixRMaj x, FMatrixRMaj y, FMatrixRMaj weights) {
    private static final int MOST_ROWS = 1000;

    /** At most 1,000 rows. */
    public static Sample of(Dataset data, @Nullable FMatrixRMaj sampleWeights) {
        return of(data, sampleWeights, MOST_ROWS);
    }

    /** At most so many rows. */
    public static Sample of(Dataset data, @Nullable FMatrixRMaj sampleWeights, int mostRows) {
        int rows = Math.min(mostRows, data.rows());
        FMatrixRMaj weights = new FMatrixRMaj(rows, 1);
        weights.fill(1);
        Sample sample = new Sample(
                new FMatrixRMaj(rows, data.features().numCols), new FMatrixRMaj(rows, data.targets().numCols), weights);
        for (int row = 0; row < rows; row++) {
            int source = (int) ((long) row * data.rows() / rows);
            copyRow(data.features(), source, sample.x, row);
            copyRow(data.targets(), source, sample.y, row);
            if (sampleWeights != null) {
                copyRow(sampleWeights, source, weights, row);
            }
        }
        return sample;
    }

    private static void copyRow(FMatrixRMaj from, int fromRow, FMatrixRMaj to, int toRow) {
        System.arraycopy(from.data, fromRow * from.numCols, to.data, toRow * to.numCols, to.numCols);
    }

    /** Number of rows. */
    public int rows() {
        return x.numRows;
    }
}
