package dev.gradwright.samples.chapter11.experiment;

import dev.gradwright.runtime.data.Dataset;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/** Selects rows of a dataset by label. */
final class Selection {
    private Selection() {}

    /** The rows with a selected label, in order, with their new labels. */
    static Dataset of(Dataset data, IntPredicate wanted, IntUnaryOperator newLabel) {
        int[] rows = IntStream.range(0, data.rows())
                .filter(row -> wanted.test(label(data, row)))
                .toArray();
        int pixels = data.features().numCols;
        FMatrixRMaj features = new FMatrixRMaj(rows.length, pixels);
        FMatrixRMaj labels = new FMatrixRMaj(rows.length, 1);
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(data.features().data, rows[i] * pixels, features.data, i * pixels, pixels);
            labels.set(i, 0, newLabel.applyAsInt(label(data, rows[i])));
        }
        return Dataset.of(features, labels);
    }

    private static int label(Dataset data, int row) {
        return (int) data.targets().get(row, 0);
    }
}
