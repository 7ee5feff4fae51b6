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
import org.jspecify.annotations.Nullable;

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
    private final boolean isGrouped;

    private Dataset(FMatrixRMaj features, FMatrixRMaj targets, boolean isGrouped) {
        this.features = features;
        this.targets = targets;
        this.isGrouped = isGrouped;
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
        return new Dataset(features, targets, false);
    }

    /**
     * Creates a dataset for a loss of rankings, from rows of which some belong together, such as the results of one query.
     * Its targets have two columns: the relevance, and the number of the group, counted from 0 in the order in which groups
     * occur first. Rows keep their order, in which those of a group need not be adjacent. Batches, and whatever divides the
     * dataset, keep groups together.
     *
     * @param features rows × inputs; not copied
     * @param relevances one for each row
     * @param groups one for each row: equal numbers are of one group
     * @throws IllegalArgumentException if there is no row, the numbers of rows differ, a value is not finite, or there are
     *     more than 16,777,216 groups
     */
    public static Dataset grouped(FMatrixRMaj features, float[] relevances, int[] groups) {
        Objects.requireNonNull(groups, "groups must not be null");
        return grouped(features, relevances, Arrays.stream(groups).boxed().toList());
    }

    /**
     * {@link #grouped(FMatrixRMaj, float[], int[])} with groups of any type, such as texts.
     *
     * @param groups one for each row, compared with {@code equals}
     * @throws IllegalArgumentException as there, or if a group is null
     */
    public static Dataset grouped(FMatrixRMaj features, float[] relevances, List<?> groups) {
        Objects.requireNonNull(features, "features must not be null");
        Objects.requireNonNull(relevances, "relevances must not be null");
        Objects.requireNonNull(groups, "groups must not be null");
        if (features.numRows != relevances.length || features.numRows != groups.size()) {
            throw new IllegalArgumentException("features, relevances and groups must have equally many rows, but have "
                    + features.numRows + ", " + relevances.length + " and " + groups.size());
        }
        int without = new ArrayList<>(groups).indexOf(null); // immutable lists refuse null
        if (without >= 0) {
            throw new IllegalArgumentException(
                    "the group of a row must not be null, but that of row " + without + " is");
        }
        GroupIndex index = GroupIndex.of(groups, groups.size());
        FMatrixRMaj targets = new FMatrixRMaj(relevances.length, 2);
        for (int row = 0; row < relevances.length; row++) {
            targets.set(row, 0, relevances[row]);
            targets.set(row, 1, index.groupOf(row));
        }
        Dataset checked = of(features, targets);
        return new Dataset(checked.features, checked.targets, true);
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

    /** Whether its rows belong to groups, see {@link #grouped(FMatrixRMaj, float[], int[])}. */
    public boolean isGrouped() {
        return isGrouped;
    }

    /**
     * The rows in batches, in their own order until they are shuffled. The groups of a grouped dataset are kept together:
     * batches then are of about the batch size.
     *
     * @throws IllegalArgumentException if the batch size is less than 1
     */
    public TrainingBatches batches(int batchSize) {
        return batches(batchSize, null);
    }

    /** {@link #batches(int)} with weights of the rows, rows × 1. */
    TrainingBatches batches(int batchSize, @Nullable FMatrixRMaj sampleWeights) {
        return isGrouped
                ? new GroupedBatches(this, batchSize, sampleWeights)
                : new Batches(this, batchSize, sampleWeights);
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
     * @throws IllegalArgumentException unless {@code count} is from 1 to the number of rows, or if it cuts a group
     */
    public Dataset take(int count) {
        requireRows("take", count, 1, rows());
        requireNoCut(count);
        return range(0, count);
    }

    /**
     * All rows but the first {@code count}.
     *
     * @throws IllegalArgumentException unless {@code count} is from 0 to one less than the number of rows, or if it cuts a
     *     group
     */
    public Dataset skip(int count) {
        requireRows("skip", count, 0, rows() - 1);
        requireNoCut(count);
        return range(count, rows());
    }

    /**
     * Splits the rows into contiguous parts, in order. If the rows are sorted, shuffle them first.
     *
     * @param rows the number of rows of each part
     * @throws IllegalArgumentException unless each is at least 1 and they add up to the number of rows, or if a boundary cuts
     *     a group
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
            requireNoCut(from);
            parts.add(range(from, from + count));
            from += count;
        }
        return List.copyOf(parts);
    }

    /**
     * Checks the weights of the rows, which must be the same within a group.
     *
     * @param sampleWeights rows × 1
     * @throws IllegalArgumentException if rows of one group have different weights; the message names them
     */
    public void requireGroupWeights(FMatrixRMaj sampleWeights) {
        if (!isGrouped) {
            return;
        }
        GroupIndex groups = GroupIndex.of(targets);
        for (int row = 0; row < rows(); row++) {
            int first = groups.row(groups.groupOf(row), 0);
            if (sampleWeights.data[row] != sampleWeights.data[first]) {
                throw new IllegalArgumentException(
                        "sampleWeights must be the same for all rows of a group, because a loss"
                                + " for rankings weighs groups, but those of rows " + first + " and " + row + " are "
                                + sampleWeights.data[first] + " and " + sampleWeights.data[row]);
            }
        }
    }

    private void requireNoCut(int boundary) {
        int cut = isGrouped ? GroupIndex.of(targets).rowCutAt(boundary) : -1;
        if (cut >= 0) {
            throw new IllegalArgumentException("a boundary after " + count(boundary, "row") + " cuts the group of row "
                    + cut + "; split by fractions, which keeps groups together, or shuffle first, which brings the rows"
                    + " of a group together");
        }
    }

    /**
     * Splits the rows into contiguous parts, in order, by fractions. If the rows are sorted, shuffle them first.
     *
     * @param fractions the fraction of each part, 1 in total; boundaries are rounded to the nearest row, or
     *     to the nearest at which no group is cut
     * @throws IllegalArgumentException unless they add up to 1 and leave each part at least 1 row
     */
    public List<Dataset> split(double... fractions) {
        int[] counts = Fractions.counts(rows(), fractions);
        return split(isGrouped ? withoutCuts(counts) : counts);
    }

    /** The numbers of rows of parts whose boundaries cut no group. */
    private int[] withoutCuts(int[] counts) {
        GroupIndex groups = GroupIndex.of(targets);
        int[] moved = new int[counts.length];
        int from = 0;
        int boundary = 0;
        for (int part = 0; part < counts.length; part++) {
            boundary += counts[part];
            int end = groups.nearestBoundary(boundary);
            if (end == from) {
                throw new IllegalArgumentException(
                        "part " + part + " would have no rows, because no group ends near its"
                                + " boundary; shuffle first, which brings the rows of a group together, or use fewer parts");
            }
            moved[part] = end - from;
            from = end;
        }
        return moved;
    }

    /**
     * Transforms the features and keeps the targets.
     *
     * @param function takes the features and returns a matrix with as many rows; it must not change its argument
     * @throws IllegalArgumentException if the number of rows changes, or a value of the result is not finite
     */
    public Dataset map(UnaryOperator<FMatrixRMaj> function) {
        Dataset mapped = of(function.apply(features), targets);
        return new Dataset(mapped.features, targets, isGrouped);
    }

    /**
     * The same rows in random order; the same seed gives the same order. The groups of a grouped dataset are shuffled, and the
     * rows of each are adjacent then.
     */
    public Dataset shuffled(long seed) {
        long key = CounterRandom.stream(seed, "shuffled");
        if (isGrouped) {
            return shuffledGroups(key);
        }
        RowOrder order = new RowOrder(rows());
        order.shuffle(key);
        FMatrixRMaj x = new FMatrixRMaj(rows(), features.numCols);
        FMatrixRMaj y = new FMatrixRMaj(rows(), targets.numCols);
        order.gather(features, 0, x);
        order.gather(targets, 0, y);
        return new Dataset(x, y, false);
    }

    private Dataset shuffledGroups(long key) {
        GroupIndex groups = GroupIndex.of(targets);
        RowOrder order = new RowOrder(groups.count());
        order.shuffle(key);
        FMatrixRMaj x = new FMatrixRMaj(rows(), features.numCols);
        FMatrixRMaj y = new FMatrixRMaj(rows(), targets.numCols);
        int[] rows = groups.rowsOf(order);
        for (int row = 0; row < rows.length; row++) {
            RowOrder.copy(features, rows[row], x, row);
            RowOrder.copy(targets, rows[row], y, row);
        }
        return new Dataset(x, y, true);
    }

    private Dataset range(int from, int to) {
        return new Dataset(rows(features, from, to), rows(targets, from, to), isGrouped);
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
