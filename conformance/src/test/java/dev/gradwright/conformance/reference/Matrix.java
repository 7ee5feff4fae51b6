package dev.gradwright.conformance.reference;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.FMatrixRMaj;

/**
 * A matrix of doubles that knows, for each element, how far a computation of it in float may be off.
 *
 * <p>Every operation yields the value in double and carries the bound along by first-order error analysis (Higham,
 * <i>Accuracy and Stability of Numerical Algorithms</i>, chapter 3): what the operands are off by, times how much they count,
 * plus the rounding of the operation itself. So a network written in these operations comes with a justified tolerance for
 * each of its gradients: narrow where the sums are well conditioned, wide where they cancel.
 *
 * <p>Where an operand of an elementwise operation has a single row or a single column, it is repeated.
 */
public final class Matrix {
    /** Half the distance from 1 to the next float. */
    private static final double ROUNDOFF = 0x1p-24;

    /** How many roundoffs of at least 1 a float implementation of a transcendental function may be off by. */
    private static final double FUNCTION_ROUNDOFFS = 16;

    private final int rows;
    private final int columns;
    private final double[] values;
    private final double[] errors;

    private Matrix(int rows, int columns, double[] values, double[] errors) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
        this.errors = errors;
    }

    /** A matrix of exact values, row after row; {@code values} stays shared. */
    public static Matrix of(int rows, int columns, double... values) {
        if (values.length != rows * columns) {
            throw new IllegalArgumentException(values.length + " values for " + rows + " x " + columns);
        }
        return new Matrix(rows, columns, values, new double[values.length]);
    }

    /** A matrix of the same, exact value everywhere. */
    public static Matrix filled(int rows, int columns, double value) {
        double[] values = new double[rows * columns];
        Arrays.fill(values, value);
        return of(rows, columns, values);
    }

    /** The floats of {@code source}, taken as exact. */
    public static Matrix copyOf(FMatrixRMaj source) {
        double[] values = new double[source.getNumElements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = source.data[i];
        }
        return of(source.numRows, source.numCols, values);
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Number of columns. */
    public int columns() {
        return columns;
    }

    /** Number of elements. */
    public int size() {
        return values.length;
    }

    /** The element at a row-major index. */
    public double get(int index) {
        return values[index];
    }

    /** The element of a row and column. */
    public double get(int row, int column) {
        return values[row * columns + column];
    }

    /** Sets the element at a row-major index. */
    public void set(int index, double value) {
        values[index] = value;
    }

    /** How far a float computation of the element at a row-major index may be off. */
    public double error(int index) {
        return errors[index];
    }

    /** The Euclidean norm of all elements. */
    public double norm() {
        return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
    }

    /** The largest bound on an error. */
    public double largestError() {
        return Arrays.stream(errors).max().orElse(0);
    }

    /** The matrix product. */
    public Matrix times(Matrix b) {
        if (columns != b.rows) {
            throw new IllegalArgumentException(this + " times " + b);
        }
        Matrix product = filled(rows, b.columns, 0);
        double rounding = (columns + 1) * ROUNDOFF;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < b.columns; j++) {
                int cell = i * b.columns + j;
                for (int k = 0; k < columns; k++) {
                    int left = i * columns + k;
                    int right = k * b.columns + j;
                    double x = values[left];
                    double y = b.values[right];
                    product.values[cell] += x * y;
                    product.errors[cell] +=
                            errors[left] * Math.abs(y) + Math.abs(x) * b.errors[right] + rounding * Math.abs(x * y);
                }
            }
        }
        return product;
    }

    /** Rows and columns exchanged. */
    public Matrix transposed() {
        Matrix transposed = filled(columns, rows, 0);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed.values[j * rows + i] = values[i * columns + j];
                transposed.errors[j * rows + i] = errors[i * columns + j];
            }
        }
        return transposed;
    }

    /** These columns, and behind them those of {@code b}. */
    public Matrix beside(Matrix b) {
        Matrix both = filled(rows, columns + b.columns, 0);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values, i * columns, both.values, i * both.columns, columns);
            System.arraycopy(errors, i * columns, both.errors, i * both.columns, columns);
            System.arraycopy(b.values, i * b.columns, both.values, i * both.columns + columns, b.columns);
            System.arraycopy(b.errors, i * b.columns, both.errors, i * both.columns + columns, b.columns);
        }
        return both;
    }

    /** So many columns from {@code first} on. */
    public Matrix columns(int first, int count) {
        Matrix part = filled(rows, count, 0);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values, i * columns + first, part.values, i * count, count);
            System.arraycopy(errors, i * columns + first, part.errors, i * count, count);
        }
        return part;
    }

    /** The sum, element by element. */
    public Matrix plus(Matrix b) {
        return combine(b, (x, ex, y, ey) -> x + y, (x, ex, y, ey) -> ex + ey);
    }

    /** The difference, element by element. */
    public Matrix minus(Matrix b) {
        return combine(b, (x, ex, y, ey) -> x - y, (x, ex, y, ey) -> ex + ey);
    }

    /** The product, element by element. */
    public Matrix scaledBy(Matrix b) {
        return combine(b, (x, ex, y, ey) -> x * y, (x, ex, y, ey) -> ex * Math.abs(y) + Math.abs(x) * ey);
    }

    /** The quotient, element by element. */
    public Matrix dividedBy(Matrix b) {
        return combine(b, (x, ex, y, ey) -> x / y, (x, ex, y, ey) -> (ex + Math.abs(x / y) * ey) / Math.abs(y));
    }

    /** All elements times a number. */
    public Matrix scaledBy(double factor) {
        return scaledBy(filled(1, 1, factor));
    }

    /** The sum of each column, 1 × columns. */
    public Matrix columnSums() {
        return filled(1, rows, 1).times(this);
    }

    /** The sum of each row, rows × 1. */
    public Matrix rowSums() {
        return times(filled(columns, 1, 1));
    }

    /**
     * A function of each element. How far the result is off is read from the function itself, at both ends of what the
     * element may be; so a kink within that range shows.
     */
    public Matrix map(DoubleUnaryOperator f) {
        Matrix result = filled(rows, columns, 0);
        for (int i = 0; i < values.length; i++) {
            double y = f.applyAsDouble(values[i]);
            double below = Math.abs(f.applyAsDouble(values[i] - errors[i]) - y);
            double above = Math.abs(f.applyAsDouble(values[i] + errors[i]) - y);
            result.values[i] = y;
            result.errors[i] = Math.max(below, above) + FUNCTION_ROUNDOFFS * ROUNDOFF * Math.max(1, Math.abs(y));
        }
        return result;
    }

    private Matrix combine(Matrix b, Combination value, Combination error) {
        Matrix result = filled(rows, columns, 0);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int cell = i * columns + j;
                int other = (b.rows == 1 ? 0 : i) * b.columns + (b.columns == 1 ? 0 : j);
                double x = values[cell];
                double ex = errors[cell];
                double y = b.values[other];
                double ey = b.errors[other];
                result.values[cell] = value.of(x, ex, y, ey);
                result.errors[cell] = error.of(x, ex, y, ey) + ROUNDOFF * Math.abs(result.values[cell]);
            }
        }
        return result;
    }

    @Override
    public String toString() {
        return "Matrix " + rows + " x " + columns;
    }

    /** Two numbers and how far they may be off. */
    private interface Combination {
        double of(double x, double ex, double y, double ey);
    }
}
