package dev.gradwright.runtime.stream;

import dev.gradwright.runtime.data.DataFileException;
import dev.gradwright.runtime.data.DataFingerprint;
import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.FloatChecksum;
import java.util.Arrays;
import java.util.function.Supplier;
import org.ejml.data.FMatrixRMaj;

/**
 * What one pass over a stream finds out.
 *
 * @param sample rows at equal distances
 * @param stride that distance
 */
record StreamSummary(DataFingerprint fingerprint, Dataset sample, long stride) {
    private static final int CHUNK_ROWS = 64;
    /** Most values of a sample, about 4 MB. */
    private static final int SAMPLE_VALUES = 1 << 20;

    private static final int MOST_SAMPLE_ROWS = 10_000;
    private static final int LEAST_SAMPLE_ROWS = 100;

    /** Reads all rows. */
    static StreamSummary of(String name, int inputs, int targets, Supplier<RowCursor> passes) {
        float[] x = new float[CHUNK_ROWS * inputs];
        float[] y = new float[CHUNK_ROWS * targets];
        FloatChecksum xSum = new FloatChecksum();
        FloatChecksum ySum = new FloatChecksum();
        Kept kept = new Kept(inputs, targets);
        long rows = 0;
        try (RowCursor cursor = passes.get()) {
            int chunk = 0;
            while (cursor.next(x, chunk * inputs, y, chunk * targets)) {
                requireFinite(name, "feature", rows, x, chunk * inputs, inputs);
                requireFinite(name, "target", rows, y, chunk * targets, targets);
                kept.offer(rows++, x, chunk * inputs, y, chunk * targets);
                if (++chunk == CHUNK_ROWS) {
                    xSum.add(x, 0, x.length);
                    ySum.add(y, 0, y.length);
                    chunk = 0;
                }
            }
            xSum.add(x, 0, chunk * inputs);
            ySum.add(y, 0, chunk * targets);
        }
        if (rows == 0) {
            throw new DataFileException(name, "has no rows; each pass over a stream must give all of them again");
        }
        return new StreamSummary(
                new DataFingerprint(
                        new DataFingerprint.Matrix(rows, inputs, xSum.value()),
                        new DataFingerprint.Matrix(rows, targets, ySum.value()),
                        null),
                kept.dataset(),
                kept.stride);
    }

    private static void requireFinite(String name, String what, long row, float[] values, int from, int count) {
        for (int column = 0; column < count; column++) {
            float value = values[from + column];
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException(
                        name + ", row " + row + ": " + what + " " + column + " must be finite, but is " + value);
            }
        }
    }

    /** Rows at equal distances, though their number is not known: when there are too many, every second one is dropped. */
    private static final class Kept {
        private final int inputs;
        private final int targets;
        private final int most;
        private final float[] x;
        private final float[] y;
        private long stride = 1;
        private int rows;

        Kept(int inputs, int targets) {
            this.inputs = inputs;
            this.targets = targets;
            int fitting = SAMPLE_VALUES / (inputs + targets);
            this.most = Math.min(MOST_SAMPLE_ROWS, Math.max(LEAST_SAMPLE_ROWS, fitting)) / 2 * 2;
            this.x = new float[most * inputs];
            this.y = new float[most * targets];
        }

        void offer(long row, float[] fromX, int xAt, float[] fromY, int yAt) {
            if (row % stride != 0) {
                return;
            }
            if (rows == most) {
                halve();
                if (row % stride != 0) {
                    return;
                }
            }
            System.arraycopy(fromX, xAt, x, rows * inputs, inputs);
            System.arraycopy(fromY, yAt, y, rows * targets, targets);
            rows++;
        }

        private void halve() {
            stride *= 2;
            rows /= 2;
            for (int row = 1; row < rows; row++) {
                System.arraycopy(x, 2 * row * inputs, x, row * inputs, inputs);
                System.arraycopy(y, 2 * row * targets, y, row * targets, targets);
            }
        }

        Dataset dataset() {
            return Dataset.of(
                    FMatrixRMaj.wrap(rows, inputs, Arrays.copyOf(x, rows * inputs)),
                    FMatrixRMaj.wrap(rows, targets, Arrays.copyOf(y, rows * targets)));
        }
    }
}
