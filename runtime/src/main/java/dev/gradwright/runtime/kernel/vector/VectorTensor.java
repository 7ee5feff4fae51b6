package dev.gradwright.runtime.kernel.vector;

import dev.gradwright.runtime.kernel.Tensor;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A matrix in one array of whole vectors. Its padding is zero, and every kernel keeps it zero, for activations too:
 * then sums over padded columns need no special case.
 */
abstract class VectorTensor implements Tensor {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    private final int columns;
    private final float[][] blocks;

    VectorTensor(int columns, float[] data) {
        this.columns = columns;
        this.blocks = new float[][] {data};
    }

    /** The smallest multiple of the vector length that is not less than {@code n}. */
    static int padded(int n) {
        return (n + LANES - 1) / LANES * LANES;
    }

    /** Number of floats in use from the first one on, padding included: a multiple of the vector length. */
    abstract int length();

    /** Where the vector of columns from {@code column} on begins. */
    abstract int index(int column);

    /** Floats from one row to the next for the columns from {@code column} on. */
    abstract int step(int column);

    final float[] data() {
        return blocks[0];
    }

    final void replaceData(float[] data) {
        blocks[0] = data;
    }

    @Override
    public final int columns() {
        return columns;
    }

    @Override
    public final float[][] blocks() {
        return blocks;
    }

    @Override
    public final int length(int block) {
        return length();
    }
}
