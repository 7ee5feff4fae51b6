package dev.gradwright.runtime.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Products of members by the products of a tier: one member after another, on views of its rows and on a copy of its
 * weights. The copy is small beside the product, which reads it for each row.
 */
public abstract class MemberProducts implements MemberKernels.Unchecked {
    private final ProductKernels.Unchecked products;
    /** That of the last layer that was computed; a network has one. */
    private @Nullable Scratch scratch;

    /** For the implementations of the tiers. */
    protected MemberProducts(ProductKernels.Unchecked products) {
        this.products = products;
    }

    /**
     * The tensors of one member.
     *
     * @param x a view of its rows of the input or of its gradient
     * @param w a copy of its weights, or their gradient
     * @param b a copy of its bias, or its gradient
     * @param y a view of its rows of the output or of its gradient
     */
    private record Scratch(Tensor x, Tensor w, Tensor b, Tensor y) {}

    /** A view that shows nothing yet. */
    protected abstract Tensor newView(int columns);

    /** Lets a view show some rows of activations. */
    protected abstract void show(Tensor whole, int first, int rows, Tensor view);

    /** Zero weights. */
    protected abstract Tensor newWeights(int inputs, int units);

    /** A zero tensor of one row. */
    protected abstract Tensor newVector(int columns);

    /** Copies the columns of weights from {@code first} on into all columns of other weights. */
    protected abstract void takeWeights(Tensor w, int first, Tensor block);

    /** Copies all columns of weights into those of other weights from {@code first} on. */
    protected abstract void putWeights(Tensor block, int first, Tensor w);

    /** The same as {@link #takeWeights} for a tensor of one row. */
    protected abstract void takeVector(Tensor b, int first, Tensor block);

    /** The same as {@link #putWeights} for a tensor of one row. */
    protected abstract void putVector(Tensor block, int first, Tensor b);

    private Scratch scratchFor(int inputs, int units) {
        if (scratch == null || scratch.w().rows() != inputs || scratch.w().columns() != units) {
            scratch = new Scratch(newView(inputs), newWeights(inputs, units), newVector(units), newView(units));
        }
        return scratch;
    }

    @Override
    public final void memberDense(Tensor x, Tensor w, @Nullable Tensor b, Tensor y) {
        int members = TensorShapes.members(w, y);
        int rows = x.rows() / members;
        int units = y.columns();
        Scratch member = scratchFor(x.columns(), units);
        for (int m = 0; m < members; m++) {
            show(x, m * rows, rows, member.x());
            show(y, m * rows, rows, member.y());
            takeWeights(w, m * units, member.w());
            if (b == null) {
                products.dense(member.x(), member.w(), member.y());
            } else {
                takeVector(b, m * units, member.b());
                products.dense(member.x(), member.w(), member.b(), member.y());
            }
        }
    }

    @Override
    public final void memberWeightsGradient(Tensor x, Tensor dy, Tensor dw) {
        int members = TensorShapes.members(dw, dy);
        int rows = x.rows() / members;
        int units = dy.columns();
        Scratch member = scratchFor(x.columns(), units);
        for (int m = 0; m < members; m++) {
            show(x, m * rows, rows, member.x());
            show(dy, m * rows, rows, member.y());
            products.weightsGradient(member.x(), member.y(), member.w());
            putWeights(member.w(), m * units, dw);
        }
    }

    @Override
    public final void memberBiasGradient(Tensor dy, Tensor db) {
        int members = TensorShapes.members(db, dy);
        int rows = dy.rows() / members;
        int units = dy.columns();
        Scratch member = scratchOfUnits(units);
        for (int m = 0; m < members; m++) {
            show(dy, m * rows, rows, member.y());
            products.biasGradient(member.y(), member.b());
            putVector(member.b(), m * units, db);
        }
    }

    private Scratch scratchOfUnits(int units) {
        return scratch != null && scratch.w().columns() == units ? scratch : scratchFor(1, units);
    }

    @Override
    public final void memberInputGradient(Tensor dy, Tensor w, Tensor dx) {
        int members = TensorShapes.members(w, dy);
        int rows = dy.rows() / members;
        int units = dy.columns();
        Scratch member = scratchFor(dx.columns(), units);
        for (int m = 0; m < members; m++) {
            show(dy, m * rows, rows, member.y());
            show(dx, m * rows, rows, member.x());
            takeWeights(w, m * units, member.w());
            products.inputGradient(member.y(), member.w(), member.x());
        }
    }
}
