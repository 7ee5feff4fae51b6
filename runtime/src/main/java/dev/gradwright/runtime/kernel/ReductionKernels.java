package dev.gradwright.runtime.kernel;

/** Sums over a tensor, and operations that are based on such sums. */
public interface ReductionKernels {
    /**
     * The sum of the squares of all elements: in float down a column, in double over the columns. If the sum of a
     * column overflows, or if the elements are so small that their squares are not normal floats, everything is summed
     * in double. So the result is finite if all elements are.
     */
    default double sumOfSquares(Tensor t) {
        return uncheckedReductions().sumOfSquares(t);
    }

    /**
     * The sum of the magnitudes of all elements: in float down a column, in double over the columns. If the sum of a
     * column overflows, everything is summed in double.
     */
    default double sumOfMagnitudes(Tensor t) {
        return uncheckedReductions().sumOfMagnitudes(t);
    }

    /**
     * Scales each column to a norm within bounds: {@code w·clip(‖w‖, least, most)/(1e-7 + ‖w‖)}. A column of zeros
     * stays as it is.
     */
    default void boundColumnNorms(Tensor w, float least, float most) {
        uncheckedReductions().boundColumnNorms(w, least, most);
    }

    /** Whether no element is NaN or infinite. */
    default boolean isFinite(Tensor t) {
        return uncheckedReductions().isFinite(t);
    }

    /** Whether none of the first {@code count} values is NaN or infinite. */
    default boolean isFinite(float[] values, int count) {
        return uncheckedReductions().isFinite(values, count);
    }

    /** The implementation of the tier. */
    Unchecked uncheckedReductions();

    /** What a tier implements. Tensors are of the tier. */
    interface Unchecked {
        /** See {@link ReductionKernels#sumOfSquares}. */
        double sumOfSquares(Tensor t);

        /** See {@link ReductionKernels#sumOfMagnitudes}. */
        double sumOfMagnitudes(Tensor t);

        /** See {@link ReductionKernels#boundColumnNorms}. */
        void boundColumnNorms(Tensor w, float least, float most);

        /** See {@link ReductionKernels#isFinite(Tensor)}. */
        boolean isFinite(Tensor t);

        /** See {@link ReductionKernels#isFinite(float[], int)}. */
        default boolean isFinite(float[] values, int count) {
            return FiniteSum.isFinite(values, count);
        }
    }
}
