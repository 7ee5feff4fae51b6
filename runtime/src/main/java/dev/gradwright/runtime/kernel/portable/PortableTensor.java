package dev.gradwright.runtime.kernel.portable;

import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.kernel.TensorShapes;
import java.util.Arrays;

/**
 * A tensor of separate rows, each its own array without padding. A tensor of activations may have more arrays than the
 * batch has rows.
 */
final class PortableTensor implements Tensor {
    private final int columns;
    private final boolean fixed;
    private float[][] values;
    private int rows;

    /**
     * @param rows the initial number of rows
     * @param fixed whether the number of rows never changes
     */
    PortableTensor(int rows, int columns, boolean fixed) {
        this.columns = columns;
        this.fixed = fixed;
        this.rows = rows;
        this.values = new float[rows][columns];
    }

    static PortableTensor of(Tensor tensor) {
        return (PortableTensor) tensor;
    }

    /** The values of a tensor of one row. */
    static float[] vector(Tensor tensor) {
        return of(tensor).values[0];
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    /** The rows; only the first {@link #rows()} of them are in use. */
    @Override
    public float[][] blocks() {
        return values;
    }

    float[] row(int i) {
        return values[i];
    }

    @Override
    public void reshape(int rows) {
        TensorShapes.requireReshape(this, fixed, rows);
        if (rows > values.length) {
            grow(rows);
        }
        this.rows = rows;
    }

    private void grow(int capacity) {
        float[][] grown = Arrays.copyOf(values, capacity);
        for (int i = values.length; i < capacity; i++) {
            grown[i] = new float[columns];
        }
        values = grown; // last, because memory may run out before
    }

    /** Shows some rows of a tensor with the same columns, without copying. */
    void show(PortableTensor whole, int first, int count) {
        if (count > values.length) {
            values = new float[count][];
        }
        System.arraycopy(whole.values, first, values, 0, count);
        rows = count;
    }

    @Override
    public void load(float[] source, int offset, int rows) {
        reshape(rows);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(source, offset + i * columns, values[i], 0, columns);
        }
    }

    @Override
    public void store(float[] target, int offset) {
        for (int i = 0; i < rows; i++) {
            System.arraycopy(values[i], 0, target, offset + i * columns, columns);
        }
    }

    @Override
    public void visitRow(int row, RowVisitor visitor) {
        visitor.visit(row, 0, columns);
    }

    @Override
    public void fill(float value) {
        for (int i = 0; i < rows; i++) {
            Arrays.fill(values[i], value);
        }
    }

    @Override
    public Tensor zerosLike() {
        return new PortableTensor(rows, columns, fixed);
    }
}
