package dev.gradwright.runtime.kernel;

import org.ejml.data.FMatrixRMaj;

/**
 * A float matrix in the layout that its kernel tier prefers: weights, gradients and activations between the kernels of
 * one network. The layout is hidden: to read rows and columns, copy the tensor to a row-major {@link FMatrixRMaj}.
 *
 * <p>Tensors are created by {@link Kernels}, and used only with kernels of the same tier. The storage may be padded.
 * Padding starts as zero, and every kernel that writes weights or gradients keeps it zero, so that an elementwise pass
 * over {@link #blocks()} need not know the layout.
 */
public interface Tensor {
    /** Number of rows: the batch for activations, the inputs for weights, 1 for vectors. */
    int rows();

    /** Number of columns: the features, or the units of weights. */
    int columns();

    /**
     * Sets the number of rows. Within the capacity nothing is allocated; beyond it the storage grows once. The values
     * are undefined afterwards.
     *
     * @throws IllegalStateException if this tensor holds weights or a vector, whose shape is fixed
     */
    void reshape(int rows);

    /**
     * Copies row-major values in and sets the number of rows to fit.
     *
     * @param source values, row after row, from {@code offset} on
     */
    void load(float[] source, int offset, int rows);

    /** Copies the values out, row after row, from {@code offset} on. */
    void store(float[] target, int offset);

    /** Copies in a matrix with as many columns as this tensor, and sets the number of rows to fit. */
    default void load(FMatrixRMaj source) {
        load(source.data, 0, source.numRows);
    }

    /**
     * Takes the values of a matrix with as many columns as this tensor, and sets the number of rows to fit. If the
     * layout is the same, nothing is copied: then the matrix must not change while this tensor is read, and no kernel
     * may write to it. The next reshape or load gives the tensor its own storage back.
     */
    default void borrow(FMatrixRMaj source) {
        load(source);
    }

    /** Copies the values out into {@code target}, which is reshaped to fit. */
    default void store(FMatrixRMaj target) {
        target.reshape(rows(), columns());
        store(target.data, 0);
    }

    /**
     * The storage, for passes that treat each element alike (optimizer updates, scaling). Tensors of the same shape
     * from the same tier have blocks of the same number and lengths.
     */
    float[][] blocks();

    /** Number of floats of a block that are in use, from the first one on. */
    default int length(int block) {
        return blocks()[block].length;
    }

    /**
     * Number of floats in a section of the storage, counted over all {@link #blocks()}. A section holds nearly all rows
     * of a group of columns; the last section may be shorter. Kernels divide weights among threads by rows. If a pass
     * divides each section in the same proportion, a thread gets the weights that are already in its cache.
     */
    default int section() {
        return Integer.MAX_VALUE;
    }

    /** Calls the visitor for each run of consecutive floats in which a row is stored, without padding. */
    void visitRow(int row, RowVisitor visitor);

    /** Takes the place of a row, or of a part of it, in the {@link #blocks}. */
    @FunctionalInterface
    interface RowVisitor {
        /**
         * Visits floats of a row.
         *
         * @param block the index of the block
         * @param from the first float in the block
         * @param to the one after the last
         */
        void visit(int block, int from, int to);
    }

    /** Sets every element, but not the padding, to {@code value}. */
    void fill(float value);

    /** A new tensor of zeros with the shape and layout of this one. */
    Tensor zerosLike();
}
