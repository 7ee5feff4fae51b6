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
     * Checks {@code yₘ = xₘ·Wₘ}.
     *
     * @throws IllegalArgumentException if the columns of {@code x} are not the rows of {@code w}, or {@code w} or the
     *     rows do not divide into blocks of equal size for the members
     */
    static void requireMemberProduct(Tensor x, Tensor w, Tensor y) {
        if (x.columns() != w.rows()) {
            throw new IllegalArgumentException(
                    "x is " + shape(x) + ", but weights of " + shape(w) + " take " + w.rows() + " columns");
        }
        rowsOfMember(x, members(w, y));
    }

    /**
     * Checks that two tensors hold the same rows.
     *
     * @throws IllegalArgumentException if they differ in rows
     */
    static void requireRows(Tensor a, Tensor b) {
        if (a.rows() != b.rows()) {
            throw new IllegalArgumentException(
                    "tensors of " + shape(a) + " and " + shape(b) + " must have the same number of rows");
        }
    }

    /**
     * The number of members of an ensemble.
     *
     * @param weights or bias, with the columns of all members
     * @param y with the columns of one member
     * @throws IllegalArgumentException if the columns are no multiple
     */
    static int members(Tensor weights, Tensor y) {
        if (weights.columns() % y.columns() != 0) {
            throw new IllegalArgumentException("weights of " + shape(weights)
                    + " must hold the columns of several members, " + y.columns() + " each");
        }
        return weights.columns() / y.columns();
    }

    /**
     * The number of rows of each member of an ensemble.
     *
     * @throws IllegalArgumentException if the rows are no multiple of the members
     */
    static int rowsOfMember(Tensor t, int members) {
        if (members < 1 || t.rows() % members != 0) {
            throw new IllegalArgumentException(
                    "a tensor of " + shape(t) + " does not hold the same number of rows for " + members + " members");
        }
        return t.rows() / members;
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
     * Checks a range of columns.
     *
     * @throws IllegalArgumentException if {@code whole} does not have {@code count} columns from {@code first} on
     */
    static void requireRange(int first, long count, Tensor whole) {
        if (first < 0 || count < 0 || first > whole.columns() - count) {
            throw new IllegalArgumentException("a tensor of " + shape(whole) + " does not have the columns " + first
                    + " to " + (first + count - 1));
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
