package dev.gradwright.runtime.data;

import dev.gradwright.runtime.random.CounterRandom;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * Examples in memory: features, rows × inputs, and targets, rows × targets (class indices in one column, or one column
 * for each output). A dataset keeps references to its matrices, so do not change them while it is in use. Operations
 * that select or reorder rows copy them into new matrices.
 *
 * <pre>{@code
 * Dataset all = Dataset.idx(Path.of("train-images-idx3-ubyte.gz"), Path.of("train-labels-idx1-ubyte.gz"));
 * List<Dataset> parts = all.shuffled(42).split(55_000, 5_000);
 * Dataset train = parts.get(0);
 * Dataset valid = parts.get(1);
 * }</pre>
 */
public final class Dataset {
    private final FMatrixRMaj features;
    private final FMatrixRMaj targets;

    private Dataset(FMatrixRMaj features, FMatrixRMaj targets) {
        this.features = features;
        this.targets = targets;
    }

    /**
     * Creates a dataset from matrices, without copying them.
     *
     * @param features rows × inputs
     * @param targets rows × targets
     * @throws IllegalArgumentException if there is no row, the numbers of rows differ, or a value is not finite
     */
    public static Dataset of(FMatrixRMaj features, FMatrixRMaj targets) {
        Objects.requireNonNull(features, "features must not be null");
        Objects.requireNonNull(targets, "targets must not be null");
        if (features.numRows < 1) {
            throw new IllegalArgumentException("a dataset must have at least 1 row, but the features have none");
        }
        if (features.numRows != targets.numRows) {
            throw new IllegalArgumentException("features and targets must have equally many rows, but have "
                    + features.numRows + " and " + targets.numRows);
        }
        FeatureCheck.requireFinite("features", features);
        FeatureCheck.requireFinite("targets", targets);
        return new Dataset(features, targets);
    }

    /**
     * Creates a dataset from arrays of rows, which are copied.
     *
     * @param features rows of equal length
     * @param targets as many rows, of equal length
     * @throws IllegalArgumentException if there is no row, rows are of different length, the numbers of rows differ, or
     *     a value is not finite
     */
    public static Dataset of(float[][] features, float[][] targets) {
        return of(matrix("features", features), matrix("targets", targets));
    }

    /**
     * Reads images and labels in the IDX format of MNIST, plain or compressed with gzip. Each image becomes one row of
     * pixels from 0 to 1, and its label the class index in the only target column.
     *
     * @throws DataFileException if a file is missing, truncated, corrupt or not in IDX format, or the numbers of images
     *     and labels differ; the message names the file and the reason
     */
    public static Dataset idx(Path images, Path labels) {
        return IdxFormat.pair(IdxFormat.images(images), images.toString(), IdxFormat.labels(labels), labels.toString());
    }

    /**
     * {@link #idx(Path, Path)} from streams, for example of resources. The streams are not closed.
     *
     * @param name the name of the data in error messages
     * @throws DataFileException if the data cannot be read; the message gives the name and the reason
     */
    public static Dataset idx(String name, InputStream images, InputStream labels) {
        String imagesName = name + " (images)";
        String labelsName = name + " (labels)";
        return IdxFormat.pair(
                IdxFormat.images(imagesName, images), imagesName, IdxFormat.labels(labelsName, labels), labelsName);
    }

    /** Number of rows. */
    public int rows() {
        return features.numRows;
    }

    /** The features, rows × inputs; not a copy. */
    public FMatrixRMaj features() {
        return features;
    }

    /** The targets, rows × targets; not a copy. */
    public FMatrixRMaj targets() {
        return targets;
    }

    /**
     * The first {@code count} rows.
     *
     * @throws IllegalArgumentException unless {@code count} is from 1 to the number of rows
     */
    public Dataset take(int count) {
        requireRows("take", count, 1, rows());
        return range(0, count);
    }

    /**
     * All rows but the first {@code count}.
     *
     * @throws IllegalArgumentException unless {@code count} is from 0 to one less than the number of rows
     */
    public Dataset skip(int count) {
        requireRows("skip", count, 0, rows() - 1);
        return range(count, rows());
    }

    /**
     * Splits the rows into contiguous parts, in order. If the rows are sorted, shuffle them first.
     *
     * @param rows the number of rows of each part
     * @throws IllegalArgumentException unless each is at least 1 and they add up to the number of rows
     */
    public List<Dataset> split(int... rows) {
        long sum = Arrays.stream(rows).asLongStream().sum();
        if (sum != rows() || Arrays.stream(rows).anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("the parts must have at least 1 row each, " + rows()
                    + " together, but are " + Arrays.toString(rows));
        }
        List<Dataset> parts = new ArrayList<>();
        int from = 0;
        for (int count : rows) {
            parts.add(range(from, from + count));
            from += count;
        }
        return List.copyOf(parts);
    }

    /**
     * Splits the rows into contiguous parts, in order, by fractions. If the rows are sorted, shuffle them first.
     *
     * @param fractions the fraction of each part, 1 in total; boundaries are rounded to the nearest row
     * @throws IllegalArgumentException unless they add up to 1 and leave each part at least 1 row
     */
    public List<Dataset> split(double... fractions) {
        return split(Fractions.counts(rows(), fractions));
    }

    /**
     * Transforms the features and keeps the targets.
     *
     * @param function takes the features and returns a matrix with as many rows; it must not change its argument
     * @throws IllegalArgumentException if the number of rows changes, or a value of the result is not finite
     */
    public Dataset map(UnaryOperator<FMatrixRMaj> function) {
        return of(function.apply(features), targets);
    }

    /** The same rows in random order; the same seed gives the same order. */
    public Dataset shuffled(long seed) {
        RowOrder order = new RowOrder(rows());
        order.shuffle(CounterRandom.stream(seed, "shuffled"));
        FMatrixRMaj x = new FMatrixRMaj(rows(), features.numCols);
        FMatrixRMaj y = new FMatrixRMaj(rows(), targets.numCols);
        order.gather(features, 0, x);
        order.gather(targets, 0, y);
        return new Dataset(x, y);
    }

    private Dataset range(int from, int to) {
        return new Dataset(rows(features, from, to), rows(targets, from, to));
    }

    private static FMatrixRMaj rows(FMatrixRMaj matrix, int from, int to) {
        return CommonOps_FDRM.extract(matrix, from, to, 0, matrix.numCols);
    }

    private void requireRows(String operation, int count, int least, int most) {
        if (count < least || count > most) {
            throw new IllegalArgumentException(operation + " takes from " + least + " to " + most + " of "
                    + count(rows(), "row") + ", but was asked for " + count);
        }
    }

    private static FMatrixRMaj matrix(String argument, float[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        FMatrixRMaj matrix = new FMatrixRMaj(rows.length, columns);
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length != columns) {
                throw new IllegalArgumentException(argument + " must have rows of equal length, but row 0 has "
                        + columns + " values and row " + row + " has " + rows[row].length);
            }
            System.arraycopy(rows[row], 0, matrix.data, row * columns, columns);
        }
        return matrix;
    }

    @Override
    public String toString() {
        return count(rows(), "row") + " of " + count(features.numCols, "feature") + " and "
                + count(targets.numCols, "target");
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
