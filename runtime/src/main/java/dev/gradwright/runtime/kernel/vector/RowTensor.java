package dev.gradwright.runtime.kernel.vector;

import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.kernel.TensorShapes;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/** Activations and vectors: row-major, each row padded to whole vectors. */
final class RowTensor extends VectorTensor {
    private final int stride;
    private final boolean fixed;
    private int rows;
    /** This tensor's own storage, which is used again after a matrix was borrowed. */
    private float[] own;
    /** Where the first row begins: 0 unless this shows rows of another tensor. */
    private int offset;

    /**
     * @param rows the initial number of rows
     * @param fixed whether the number of rows never changes
     */
    RowTensor(int rows, int columns, boolean fixed) {
        super(columns, new float[rows * padded(columns)]);
        this.own = data();
        this.stride = padded(columns);
        this.fixed = fixed;
        this.rows = rows;
    }

    static RowTensor of(Tensor tensor) {
        return (RowTensor) tensor;
    }

    /** The storage of a tensor of one row. */
    static float[] vector(Tensor tensor) {
        return of(tensor).data();
    }

    /** Floats from one row to the next. */
    int stride() {
        return stride;
    }

    @Override
    int length() {
        return rows * stride;
    }

    @Override
    int index(int column) {
        return column;
    }

    @Override
    int step(int column) {
        return stride;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public void reshape(int rows) {
        TensorShapes.requireReshape(this, fixed, rows);
        if (rows * stride > own.length) {
            own = new float[rows * stride];
        }
        replaceData(own);
        offset = 0;
        this.rows = rows;
    }

    /**
     * Shows some rows of a tensor with the same columns, without copying. Only the kernels of products know that such
     * a view has an {@link #offset}.
     */
    void show(RowTensor whole, int first, int count) {
        replaceData(whole.data());
        offset = first * stride;
        rows = count;
    }

    /** Where the first row begins in the storage: 0 unless this is a view. */
    int offset() {
        return offset;
    }

    @Override
    public void borrow(FMatrixRMaj source) {
        if (stride == columns() && !fixed) {
            replaceData(source.data);
            rows = source.numRows;
        } else {
            load(source);
        }
    }

    @Override
    public void load(float[] source, int offset, int rows) {
        reshape(rows);
        if (stride == columns()) {
            System.arraycopy(source, offset, data(), 0, rows * stride);
        } else if (columns() == 1) {
            loadColumn(source, offset, data(), stride, rows);
        } else {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(source, offset + i * columns(), data(), i * stride, columns());
            }
        }
    }

    @Override
    public void store(float[] target, int offset) {
        if (stride == columns()) {
            System.arraycopy(data(), 0, target, offset, rows * stride);
        } else if (columns() == 1) {
            storeColumn(data(), stride, target, offset, rows);
        } else {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(data(), i * stride, target, offset + i * columns(), columns());
            }
        }
    }

    private static void loadColumn(float[] source, int offset, float[] data, int stride, int rows) {
        for (int i = 0; i < rows; i++) {
            data[i * stride] = source[offset + i];
        }
    }

    private static void storeColumn(float[] data, int stride, float[] target, int offset, int rows) {
        for (int i = 0; i < rows; i++) {
            target[offset + i] = data[i * stride];
        }
    }

    @Override
    public void visitRow(int row, RowVisitor visitor) {
        visitor.visit(0, row * stride, row * stride + columns());
    }

    @Override
    public void fill(float value) {
        for (int i = 0; i < rows; i++) {
            Arrays.fill(data(), i * stride, i * stride + columns(), value);
        }
    }

    /** Sets the padding to zero again, after a function whose value at zero is not zero. */
    void clearPadding() {
        if (stride > columns()) {
            clear(data(), columns(), stride, rows);
        }
    }

    private static void clear(float[] data, int columns, int stride, int rows) {
        for (int i = 0; i < rows; i++) {
            for (int j = i * stride + columns; j < (i + 1) * stride; j++) {
                data[j] = 0;
            }
        }
    }

    @Override
    public Tensor zerosLike() {
        return new RowTensor(rows, columns(), fixed);
    }
}
