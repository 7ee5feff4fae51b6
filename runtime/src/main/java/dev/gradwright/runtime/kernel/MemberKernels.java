package dev.gradwright.runtime.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Operations of an ensemble, whose members share all layers but the last. Its tensors hold a block of rows for each
 * member, one after another: of {@code k·rows} rows, member {@code m} owns {@code m·rows} to {@code (m + 1)·rows − 1}.
 * The weights of the last layer hold a block of columns for each member, likewise: {@code w} is inputs × k·units,
 * {@code b} 1 × k·units. The number of members is that of the blocks of columns.
 */
public interface MemberKernels {
    /**
     * Gives each member the rows of the batch, with its own factor for each column: {@code yₘ = x∘sₘ}.
     *
     * @param x rows × columns
     * @param signs members × columns
     * @param y members·rows × columns
     */
    default void expand(Tensor x, Tensor signs, Tensor y) {
        TensorShapes.requireColumns(x, signs);
        TensorShapes.requireColumns(x, y);
        y.reshape(x.rows() * signs.rows());
        uncheckedMembers().expand(x, signs, y);
    }

    /** The gradient of {@code x} in {@link #expand}: {@code dX = Σ dYₘ∘sₘ} over the members. */
    default void expandBackward(Tensor dy, Tensor signs, Tensor dx) {
        TensorShapes.requireColumns(dy, signs);
        TensorShapes.requireColumns(dy, dx);
        dx.reshape(TensorShapes.rowsOfMember(dy, signs.rows()));
        uncheckedMembers().expandBackward(dy, signs, dx);
    }

    /** {@code yₘ = xₘ·Wₘ}. */
    default void memberDense(Tensor x, Tensor w, Tensor y) {
        TensorShapes.requireMemberProduct(x, w, y);
        y.reshape(x.rows());
        uncheckedMembers().memberDense(x, w, null, y);
    }

    /** {@code yₘ = xₘ·Wₘ + bₘ}. */
    default void memberDense(Tensor x, Tensor w, Tensor b, Tensor y) {
        TensorShapes.requireMemberProduct(x, w, y);
        TensorShapes.requireColumns(b, w);
        y.reshape(x.rows());
        uncheckedMembers().memberDense(x, w, b, y);
    }

    /** {@code dWₘ = xₘᵀ·dYₘ}. */
    default void memberWeightsGradient(Tensor x, Tensor dy, Tensor dw) {
        TensorShapes.requireMemberProduct(x, dw, dy);
        TensorShapes.requireRows(x, dy);
        uncheckedMembers().memberWeightsGradient(x, dy, dw);
    }

    /** {@code dbₘ = Σ dYₘ} over the rows of the member. */
    default void memberBiasGradient(Tensor dy, Tensor db) {
        TensorShapes.rowsOfMember(dy, TensorShapes.members(db, dy));
        uncheckedMembers().memberBiasGradient(dy, db);
    }

    /** {@code dXₘ = dYₘ·Wₘᵀ}. */
    default void memberInputGradient(Tensor dy, Tensor w, Tensor dx) {
        dx.reshape(dy.rows());
        TensorShapes.requireMemberProduct(dx, w, dy);
        uncheckedMembers().memberInputGradient(dy, w, dx);
    }

    /** The mean over the members, {@code y = Σ xₘ/k}. */
    default void memberMean(Tensor x, int members, Tensor y) {
        TensorShapes.requireColumns(x, y);
        y.reshape(TensorShapes.rowsOfMember(x, members));
        uncheckedMembers().memberMean(x, members, y);
    }

    /** The implementation of the tier. */
    Unchecked uncheckedMembers();

    /** What a tier implements. Tensors are of the tier, and their shapes have been checked. */
    interface Unchecked {
        /** See {@link MemberKernels#expand}. */
        void expand(Tensor x, Tensor signs, Tensor y);

        /** See {@link MemberKernels#expandBackward}. */
        void expandBackward(Tensor dy, Tensor signs, Tensor dx);

        /**
         * See {@link MemberKernels#memberDense(Tensor, Tensor, Tensor, Tensor)}.
         *
         * @param b null for no bias
         */
        void memberDense(Tensor x, Tensor w, @Nullable Tensor b, Tensor y);

        /** See {@link MemberKernels#memberWeightsGradient}. */
        void memberWeightsGradient(Tensor x, Tensor dy, Tensor dw);

        /** See {@link MemberKernels#memberBiasGradient}. */
        void memberBiasGradient(Tensor dy, Tensor db);

        /** See {@link MemberKernels#memberInputGradient}. */
        void memberInputGradient(Tensor dy, Tensor w, Tensor dx);

        /** See {@link MemberKernels#memberMean}. */
        void memberMean(Tensor x, int members, Tensor y);
    }
}
