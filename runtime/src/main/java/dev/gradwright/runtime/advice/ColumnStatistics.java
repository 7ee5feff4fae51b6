package dev.gradwright.runtime.advice;

import java.util.stream.IntStream;
import org.ejml.data.FMatrixRMaj;

/** Mean, standard deviation, minimum and maximum of each column of a matrix, in one pass over all rows. */
final class ColumnStatistics {
    private final int rows;
    private final double[] means;
    private final double[] squares;
    private final float[] minima;
    private final float[] maxima;

    private ColumnStatistics(int rows, int columns) {
        this.rows = rows;
        means = new double[columns];
        squares = new double[columns];
        minima = new float[columns];
        maxima = new float[columns];
    }

    /** The statistics of a matrix with at least one row. Sums are of differences from the first row. */
    static ColumnStatistics of(FMatrixRMaj matrix) {
        int columns = matrix.numCols;
        ColumnStatistics statistics = new ColumnStatistics(matrix.numRows, columns);
        System.arraycopy(matrix.data, 0, statistics.minima, 0, columns);
        System.arraycopy(matrix.data, 0, statistics.maxima, 0, columns);
        for (int row = 0; row < matrix.numRows; row++) {
            statistics.add(matrix.data, row * columns);
        }
        statistics.finish(matrix.data);
        return statistics;
    }

    private void add(float[] values, int from) {
        for (int column = 0; column < means.length; column++) {
            float value = values[from + column];
            double difference = (double) value - values[column];
            means[column] += difference;
            squares[column] += difference * difference;
            minima[column] = Math.min(minima[column], value);
            maxima[column] = Math.max(maxima[column], value);
        }
    }

    private void finish(float[] first) {
        for (int column = 0; column < means.length; column++) {
            double mean = means[column] / rows;
            squares[column] = Math.max(0, squares[column] / rows - mean * mean);
            means[column] = first[column] + mean;
        }
    }

    int rows() {
        return rows;
    }

    int columns() {
        return means.length;
    }

    double mean(int column) {
        return means[column];
    }

    double deviation(int column) {
        return Math.sqrt(squares[column]);
    }

    /** The root of the mean square: how far values are from 0. */
    double size(int column) {
        return Math.sqrt(squares[column] + means[column] * means[column]);
    }

    float min(int column) {
        return minima[column];
    }

    float max(int column) {
        return maxima[column];
    }

    boolean isConstant(int column) {
        return minima[column] == maxima[column];
    }

    /** Whether each column is. */
    boolean areConstant() {
        return IntStream.range(0, columns()).allMatch(this::isConstant);
    }

    /** The column of the largest {@link #size}. */
    int largest() {
        return IntStream.range(0, columns())
                .reduce((a, b) -> size(b) > size(a) ? b : a)
                .orElseThrow();
    }
}
