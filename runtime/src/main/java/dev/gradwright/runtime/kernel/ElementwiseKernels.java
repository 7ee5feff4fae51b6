package dev.gradwright.runtime.kernel;

/** Sums, products and copies of elements. */
public interface ElementwiseKernels {
    /** {@code y = x}. */
    default void copy(Tensor x, Tensor y) {
        TensorShapes.requireColumns(x, y);
        y.reshape(x.rows());
        uncheckedElementwise().copy(x, y);
    }

    /** {@code y = a + b}; {@code y} may be {@code a}, {@code b} or both. */
    default void add(Tensor a, Tensor b, Tensor y) {
        TensorShapes.requireSame(a, b);
        TensorShapes.requireColumns(a, y);
        y.reshape(a.rows());
        uncheckedElementwise().add(a, b, y);
    }

    /** {@code y = y + x·factor} for tensors of the same shape. */
    default void addScaled(Tensor x, float factor, Tensor y) {
        TensorShapes.requireSame(x, y);
        uncheckedElementwise().addScaled(x, factor, y);
    }

    /** {@code t = t·factor}. */
    default void scale(Tensor t, float factor) {
        uncheckedElementwise().scale(t, factor);
    }

    /** Brings each element into [−limit, limit]. */
    default void clip(Tensor t, float limit) {
        uncheckedElementwise().clip(t, limit);
    }

    /** {@code y = x·scale + shift}; {@code y} may be {@code x}. */
    default void scaleShift(Tensor x, float scale, float shift, Tensor y) {
        TensorShapes.requireColumns(x, y);
        y.reshape(x.rows());
        uncheckedElementwise().scaleShift(x, scale, shift, y);
    }

    /** {@code y = x·scale + shift} by column; {@code y} may be {@code x}. */
    default void scaleShift(Tensor x, Tensor scale, Tensor shift, Tensor y) {
        TensorShapes.requireColumns(x, y);
        TensorShapes.requireColumns(x, scale);
        TensorShapes.requireColumns(x, shift);
        y.reshape(x.rows());
        uncheckedElementwise().scaleShift(x, scale, shift, y);
    }

    /**
     * Copies all columns of {@code x} into those of {@code y} from {@code first} on. The other columns stay as they are
     * if {@code y} has the rows of {@code x} already.
     *
     * @throws IllegalArgumentException if {@code y} has too few columns
     */
    default void putColumns(Tensor x, int first, Tensor y) {
        TensorShapes.requirePart(x, first, y);
        y.reshape(x.rows());
        uncheckedElementwise().putColumns(x, first, y);
    }

    /**
     * Copies the columns of {@code x} from {@code first} on into all columns of {@code y}.
     *
     * @throws IllegalArgumentException if {@code x} has too few columns
     */
    default void takeColumns(Tensor x, int first, Tensor y) {
        TensorShapes.requirePart(y, first, x);
        y.reshape(x.rows());
        uncheckedElementwise().takeColumns(x, first, y);
    }

    /** The implementation of the tier. */
    Unchecked uncheckedElementwise();

    /** What a tier implements. Tensors are of the tier, and their shapes have been checked. */
    interface Unchecked {
        /** See {@link ElementwiseKernels#copy}. */
        void copy(Tensor x, Tensor y);

        /** See {@link ElementwiseKernels#add}. */
        void add(Tensor a, Tensor b, Tensor y);

        /** See {@link ElementwiseKernels#addScaled}. */
        void addScaled(Tensor x, float factor, Tensor y);

        /** See {@link ElementwiseKernels#scale}. */
        void scale(Tensor t, float factor);

        /** See {@link ElementwiseKernels#clip}. */
        void clip(Tensor t, float limit);

        /** See {@link ElementwiseKernels#scaleShift(Tensor, float, float, Tensor)}. */
        void scaleShift(Tensor x, float scale, float shift, Tensor y);

        /** See {@link ElementwiseKernels#scaleShift(Tensor, Tensor, Tensor, Tensor)}. */
        void scaleShift(Tensor x, Tensor scale, Tensor shift, Tensor y);

        /** See {@link ElementwiseKernels#putColumns}. */
        void putColumns(Tensor x, int first, Tensor y);

        /** See {@link ElementwiseKernels#takeColumns}. */
        void takeColumns(Tensor x, int first, Tensor y);
    }
}
