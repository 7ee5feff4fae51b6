package dev.gradwright.runtime.kernel;

/** Checks the shapes of tensors before a tier computes. */
public final class TensorShapes {
    private TensorShapes() {}

    /**
     * Checks {@code y = x·W}.
     *
     * @throws IllegalArgumentException if the columns of {@code x} are not the rows of {@code w}, or the columns of
     *     {@code y} not those of {@code w}
     */
    static void requireProduct(Tensor x, Tensor w, Tensor y) {
        if (x.columns() != w.rows() || y.columns() != w.columns()) {
            throw new IllegalArgumentException("x is " + shape(x) + " and y " + shape(y) + ", but weights of "
                    + shape(w) + " take " + w.rows() + " columns and give " + w.columns());
        }
    }

    /**
     * Checks {@code dW = xᵀ·dY}.
     *
     * @throws IllegalArgumentException if {@code x} and {@code dy} differ in rows, or {@code dw} has another shape
     */
    static void requireOuterProduct(Tensor x, Tensor dy, Tensor dw) {
        if (x.rows() != dy.rows() || x.columns() != dw.rows() || dy.columns() != dw.columns()) {
            throw new IllegalArgumentException("x is " + shape(x) + " and dY " + shape(dy)
                    + ", which do not give a gradient of " + shape(dw) + ": both need the rows of the batch");
        }
    }

    /**
     * Checks the tensors of an elementwise operation.
     *
     * @throws IllegalArgumentException if they differ in rows or columns
     */
    static void requireSame(Tensor a, Tensor b) {
        if (a.rows() != b.rows() || a.columns() != b.columns()) {
            throw new IllegalArgumentException(
                    "tensors of " + shape(a) + " and " + shape(b) + " must have the same shape");
        }
    }

    /**
     * Checks tensors that hold the same features.
     *
     * @throws IllegalArgumentException if they differ in columns
     */
    static void requireColumns(Tensor a, Tensor b) {
        if (a.columns() != b.columns()) {
            throw new IllegalArgumentException(
                    "tensors of " + shape(a) + " and " + shape(b) + " must have the same number of columns");
        }
    }

    /**
     * Checks a range of columns.
     *
     * @param first the column of {@code whole} where {@code part} begins
     * @throws IllegalArgumentException if {@code part} does not lie within the columns of {@code whole}
     */
    static void requirePart(Tensor part, int first, Tensor whole) {
        if (first < 0 || first > whole.columns() - part.columns()) {
            throw new IllegalArgumentException("a tensor of " + shape(whole) + " does not have the columns " + first
                    + " to " + (first + part.columns() - 1));
        }
    }

    /**
     * Checks the new number of rows of a tensor.
     *
     * @param fixed whether the tensor holds weights or a vector
     * @throws IllegalStateException if it does and {@code rows} differs from the rows that it has
     * @throws IllegalArgumentException if {@code rows} is negative
     */
    public static void requireReshape(Tensor tensor, boolean fixed, int rows) {
        if (fixed && rows != tensor.rows()) {
            throw new IllegalStateException("weights and vectors keep their shape: this one is " + shape(tensor)
                    + ", but " + rows + " rows were asked for");
        }
        if (rows < 0) {
            throw new IllegalArgumentException("the number of rows must not be negative, but is " + rows);
        }
    }

    private static String shape(Tensor tensor) {
        return tensor.rows() + " x " + tensor.columns();
    }
}
