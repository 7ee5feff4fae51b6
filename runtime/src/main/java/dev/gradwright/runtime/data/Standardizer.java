package dev.gradwright.runtime.data;

import org.ejml.data.FMatrixRMaj;

/**
 * Brings each feature to mean 0 and standard deviation 1: {@code (x − mean)/deviation}, with the mean and the (biased)
 * deviation of the data it was fitted to. Features that never vary are only centred.
 *
 * <pre>{@code
 * Standardizer standardizer = Standardizer.fit(train);
 * Dataset standardTrain = standardizer.transform(train);
 * Dataset standardTest = standardizer.transform(test);
 * }</pre>
 */
public final class Standardizer {
    private final double[] mean;
    private final double[] deviation;

    private Standardizer(double[] mean, double[] deviation) {
        this.mean = mean;
        this.deviation = deviation;
    }

    /** Measures each feature of the dataset. */
    public static Standardizer fit(Dataset data) {
        FMatrixRMaj x = data.features();
        double[] mean = means(x);
        double[] deviation = new double[x.numCols];
        for (int i = 0; i < x.numRows * x.numCols; i++) {
            double difference = x.data[i] - mean[i % x.numCols];
            deviation[i % x.numCols] += difference * difference;
        }
        for (int column = 0; column < x.numCols; column++) {
            double measured = Math.sqrt(deviation[column] / x.numRows);
            deviation[column] = measured == 0 ? 1 : measured;
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
     * The same targets with standardised copies of the features.
     *
     * @throws IllegalArgumentException if there are other features than those measured
     */
    public Dataset transform(Dataset data) {
        return data.map(this::transform);
    }

    /**
     * A standardised copy of rows × features.
     *
     * @throws IllegalArgumentException if there are other features than those measured
     */
    public FMatrixRMaj transform(FMatrixRMaj features) {
        if (features.numCols != mean.length) {
            throw new IllegalArgumentException(
                    "features must have " + mean.length + " columns, as those measured, but have " + features.numCols);
        }
        FMatrixRMaj standard = new FMatrixRMaj(features.numRows, features.numCols);
        for (int i = 0; i < features.numRows * features.numCols; i++) {
            int column = i % mean.length;
            standard.data[i] = (float) ((features.data[i] - mean[column]) / deviation[column]);
        }
        return standard;
    }

    /** The mean of each feature, 1 × features. */
    public FMatrixRMaj mean() {
        return row(mean);
    }

    /** What each feature is divided by, 1 × features. */
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
}
