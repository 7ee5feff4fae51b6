package dev.gradwright.runtime.kernel.ejml;

import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.kernel.TensorShapes;
import org.ejml.data.FMatrixRMaj;

/** A row-major EJML matrix, without padding. */
final class EjmlTensor implements Tensor {
    final FMatrixRMaj matrix;
    private final boolean fixed;
    private final float[][] blocks;

    /**
     * @param rows the initial number of rows
     * @param fixed whether the number of rows never changes
     */
    EjmlTensor(int rows, int columns, boolean fixed) {
        this.matrix = new FMatrixRMaj(rows, columns);
        this.fixed = fixed;
        this.blocks = new float[][] {matrix.data};
    }

    static FMatrixRMaj matrix(Tensor tensor) {
        return ((EjmlTensor) tensor).matrix;
    }

    @Override
    public int rows() {
        return matrix.numRows;
    }

    @Override
    public int columns() {
        return matrix.numCols;
    }

    @Override
    public void reshape(int rows) {
        TensorShapes.requireReshape(this, fixed, rows);
        matrix.reshape(rows, matrix.numCols);
    }

    @Override
    public void load(float[] source, int offset, int rows) {
        reshape(rows);
        System.arraycopy(source, offset, matrix.data, 0, matrix.getNumElements());
    }

    @Override
    public void store(float[] target, int offset) {
        System.arraycopy(matrix.data, 0, target, offset, matrix.getNumElements());
    }

    @Override
    public float[][] blocks() {
        blocks[0] = matrix.data;
        return blocks;
    }

    @Override
    public void visitRow(int row, RowVisitor visitor) {
        visitor.visit(0, row * columns(), (row + 1) * columns());
    }

    @Override
    public void fill(float value) {
        matrix.fill(value);
    }

    @Override
    public Tensor zerosLike() {
        return new EjmlTensor(rows(), columns(), fixed);
    }
}
