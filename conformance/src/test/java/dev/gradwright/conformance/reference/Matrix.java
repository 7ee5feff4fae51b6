package dev.gradwright.conformance.reference;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.ejml.data.FMatrixRMaj;

/**
 * A matrix of doubles with an error bound for each element: how much a computation in float may differ.
 *
 * <p>Every operation computes the value in double and propagates the bound by first-order error analysis (Higham,
 * <i>Accuracy and Stability of Numerical Algorithms</i>, chapter 3): the errors of the operands times the derivatives,
 * plus the rounding of the operation. So a network written in these operations has a justified tolerance for each of
 * its gradients: small for well-conditioned sums, large if terms cancel.
 *
 * <p>If an operand of an elementwise operation has a single row or a single column, it is broadcast.
 */
public final class Matrix {
    /** Half the distance from 1 to the next float. */
    private static final double ROUNDOFF = 0x1p-24;

    /** The error of a transcendental function in float, in units of roundoff of at least 1. */
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

    /** A matrix of exact values in row-major order; {@code values} is not copied. */
    public static Matrix of(int rows, int columns, double... values) {
        if (values.length != rows * columns) {
            throw new IllegalArgumentException(values.length + " values for " + rows + " x " + columns);
        }
        return new Matrix(rows, columns, values, new double[values.length]);
    }

    /** A matrix with the same exact value in all elements. */
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

    /** The error bound of the element at a row-major index. */
    public double error(int index) {
        return errors[index];
    }

    /** The Euclidean norm of all elements. */
    public double norm() {
        return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
    }

    /** The largest error bound. */
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

    /** The transpose. */
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

    /** The columns of this matrix, followed by those of {@code b}. */
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

    /** A range of columns starting at {@code first}. */
    public Matrix columns(int first, int count) {
        Matrix part = filled(rows, count, 0);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values, i * columns + first, part.values, i * count, count);
            System.arraycopy(errors, i * columns + first, part.errors, i * count, count);
        }
        return part;
    }

    /** The elementwise sum. */
    public Matrix plus(Matrix b) {
        return combine(b, (x, ex, y, ey) -> x + y, (x, ex, y, ey) -> ex + ey);
    }

    /** The elementwise difference. */
    public Matrix minus(Matrix b) {
        return combine(b, (x, ex, y, ey) -> x - y, (x, ex, y, ey) -> ex + ey);
    }

    /** The elementwise product. */
    public Matrix scaledBy(Matrix b) {
        return combine(b, (x, ex, y, ey) -> x * y, (x, ex, y, ey) -> ex * Math.abs(y) + Math.abs(x) * ey);
    }

    /** The elementwise quotient. */
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
     * A function of each element. The error bound is computed from the function at both ends of the error interval of
     * the element, which takes a kink inside the interval into account.
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

    /** A function of two numbers and their error bounds. */
    private interface Combination {
        double of(double x, double ex, double y, double ey);
    }
}
