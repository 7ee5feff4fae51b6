package dev.gradwright.runtime.data;

import dev.gradwright.runtime.file.VectorFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ejml.data.FMatrixRMaj;

/**
 * Scales each feature to mean 0 and standard deviation 1: {@code (x − mean)/deviation}, with the mean and the (biased)
 * standard deviation of the data it was fitted to. Constant features have a deviation of 0; they are only centered.
 * Instances are immutable.
 *
 * <pre>{@code
 * Standardizer standardizer = Standardizer.fit(train);
 * Dataset standardTrain = standardizer.transform(train);
 * standardizer.save(Path.of("features.safetensors"));
 *
 * Standardizer loaded = Standardizer.load(Path.of("features.safetensors"));   // bit-identical
 * loaded.transform(row);                                                      // in place
 * predictor.predict(row, probabilities);
 * }</pre>
 */
public final class Standardizer {
    private static final String KIND = "standardizer";
    private static final String MEAN = "mean";
    private static final String DEVIATION = "deviation";
    private static final int SHOWN = 6;

    private final double[] mean;
    /** Greater than 0. */
    private final double[] deviation;

    private Standardizer(double[] mean, double[] deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    /**
     * A standardizer with the given means and deviations.
     *
     * @param mean the mean of each feature
     * @param deviation the standard deviation of each feature; 0 for a constant feature
     * @throws IllegalArgumentException if there is no feature, the lengths differ, a value is not finite or a deviation
     *     negative
     */
    public static Standardizer of(float[] mean, float[] deviation) {
        Objects.requireNonNull(mean, "mean must not be null");
        Objects.requireNonNull(deviation, "deviation must not be null");
        return of(doubles(mean), doubles(deviation));
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private static Standardizer of(double[] mean, double[] deviation) {
        if (mean.length == 0 || mean.length != deviation.length) {
            throw new IllegalArgumentException("mean and deviation must have a value for each feature, but have "
                    + mean.length + " and " + deviation.length);
        }
        double[] divisor = new double[deviation.length];
        for (int column = 0; column < mean.length; column++) {
            if (!Double.isFinite(mean[column])) {
                throw new IllegalArgumentException(
                        "the mean must be finite, but that of column " + column + " is " + mean[column]);
            }
            if (!(deviation[column] >= 0 && deviation[column] <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("the deviation must be finite and at least 0, but that of column "
                        + column + " is " + deviation[column]);
            }
            divisor[column] = divisor(deviation[column]);
        }
        return new Standardizer(mean, divisor);
    }

    private static double divisor(double deviation) {
        return deviation == 0 ? 1 : deviation;
    }

    /** A standardizer with the mean and the deviation of each feature of the dataset. */
    public static Standardizer fit(Dataset data) {
        FMatrixRMaj x = Objects.requireNonNull(data, "data must not be null").features();
        double[] mean = means(x);
        double[] deviation = new double[x.numCols];
        for (int i = 0; i < x.numRows * x.numCols; i++) {
            double difference = x.data[i] - mean[i % x.numCols];
            deviation[i % x.numCols] += difference * difference;
        }
        for (int column = 0; column < x.numCols; column++) {
            deviation[column] = divisor(Math.sqrt(deviation[column] / x.numRows));
        }
        return new Standardizer(mean, deviation);
    }

    private static double[] means(FMatrixRMaj x) {
        double[] mean = new double[x.numCols];
        for (int i = 0; i < x.numRows * x.numCols; i++) {
            mean[i % x.numCols] += x.data[i];
        }
        for (int column = 0; column < x.numCols; column++) {
            mean[column] /= x.numRows;
        }
        return mean;
    }

    /**
     * Saves the means and deviations as safetensors; equal standardizers give equal bytes. An existing file is replaced
     * only after the new one has been written.
     *
     * @throws dev.gradwright.runtime.file.ModelFileException if the file cannot be written
     */
    public void save(Path path) {
        Map<String, double[]> vectors = new LinkedHashMap<>();
        vectors.put(MEAN, mean);
        vectors.put(DEVIATION, deviation);
        VectorFile.save(KIND, vectors, path);
    }

    /**
     * Loads a standardizer that {@link #save} wrote; it is bit-identical to the saved one.
     *
     * @throws dev.gradwright.runtime.file.ModelFileException if the file is missing, corrupt or not a standardizer
     */
    public static Standardizer load(Path path) {
        return VectorFile.load(
                KIND, List.of(MEAN, DEVIATION), vectors -> of(vectors.get(MEAN), vectors.get(DEVIATION)), path);
    }

    /** Number of features. */
    public int features() {
        return mean.length;
    }

    /**
     * A dataset with standardized copies of the features and the same targets.
     *
     * @throws IllegalArgumentException if the number of features differs from that of the fitted data
     */
    public Dataset transform(Dataset data) {
        return Objects.requireNonNull(data, "data must not be null").map(this::transform);
    }

    /**
     * A standardized copy of rows × features.
     *
     * @throws IllegalArgumentException if the number of features differs from that of the fitted data, or a value is
     *     not finite
     */
    public FMatrixRMaj transform(FMatrixRMaj features) {
        Objects.requireNonNull(features, "features must not be null");
        if (features.numCols != mean.length) {
            throw new IllegalArgumentException(
                    "features must have " + mean.length + (mean.length == 1 ? " column" : " columns")
                            + ", like the fitted data, but have " + features.numCols);
        }
        FeatureCheck.requireFinite("features", features);
        FMatrixRMaj standard = new FMatrixRMaj(features.numRows, features.numCols);
        for (int i = 0; i < features.numRows * features.numCols; i++) {
            standard.data[i] = standardized(features.data[i], i % mean.length);
        }
        return standard;
    }

    /**
     * Standardizes one row in place, without allocation. If an exception is thrown, the row is unchanged.
     *
     * @throws IllegalArgumentException if the number of features differs from that of the fitted data, or a value is
     *     not finite
     */
    public void transform(float[] features) {
        Objects.requireNonNull(features, "features must not be null");
        if (features.length != mean.length) {
            throw new IllegalArgumentException("features must have " + mean.length
                    + (mean.length == 1 ? " value" : " values") + ", like the fitted data, but has " + features.length);
        }
        FeatureCheck.requireFinite("features", features);
        for (int column = 0; column < mean.length; column++) {
            features[column] = standardized(features[column], column);
        }
    }

    private float standardized(float value, int column) {
        return (float) ((value - mean[column]) / deviation[column]);
    }

    /** The mean of each feature, 1 × features; rounded to floats. */
    public FMatrixRMaj mean() {
        return row(mean);
    }

    /** The divisor of each feature, 1 × features: its deviation, or 1 for a constant feature; rounded to floats. */
    public FMatrixRMaj deviation() {
        return row(deviation);
    }

    private static FMatrixRMaj row(double[] values) {
        FMatrixRMaj row = new FMatrixRMaj(1, values.length);
        for (int i = 0; i < values.length; i++) {
            row.data[i] = (float) values[i];
        }
        return row;
    }

    @Override
    public String toString() {
        return "Standardizer of " + mean.length + (mean.length == 1 ? " feature" : " features") + ": mean " + text(mean)
                + ", deviation " + text(deviation);
    }

    private static String text(double[] values) {
        return Arrays.stream(values)
                .limit(SHOWN)
                .mapToObj(value -> String.format(Locale.ROOT, "%.4g", value))
                .collect(Collectors.joining(", ", "[", values.length > SHOWN ? ", …]" : "]"));
    }
}
