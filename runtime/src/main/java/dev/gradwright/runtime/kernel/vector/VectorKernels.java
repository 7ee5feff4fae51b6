package dev.gradwright.runtime.kernel.vector;

import static dev.gradwright.runtime.kernel.vector.VectorTensor.LANES;

import dev.gradwright.runtime.kernel.ActivationKernels;
import dev.gradwright.runtime.kernel.BatchNormKernels;
import dev.gradwright.runtime.kernel.ElementwiseKernels;
import dev.gradwright.runtime.kernel.EmbeddingKernels;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.MemberKernels;
import dev.gradwright.runtime.kernel.NoiseKernels;
import dev.gradwright.runtime.kernel.Parallel;
import dev.gradwright.runtime.kernel.ProductKernels;
import dev.gradwright.runtime.kernel.ReductionKernels;
import dev.gradwright.runtime.kernel.RowNormKernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.kernel.VectorLength;

/**
 * Kernels on {@code jdk.incubator.vector}. In steady state nothing is allocated; before HotSpot's C2 has compiled a
 * kernel, its vectors are objects.
 *
 * <p>The kernels of this package take arrays and offsets and stay small, because C2 must inline everything that handles
 * a vector. They use no lambdas, no arrays of vectors, and a mask only for the blend in the same statement. So code
 * that differs only in the size of a tile is repeated, and generated from one template: the four tiles of panels and
 * {@link GradientTile}. All other kernels are written by hand, because none of them exists in more than two sizes.
 */
public final class VectorKernels extends Kernels implements VectorLength {
    private final Parallel parallel = new Parallel();
    private final VectorProducts products = new VectorProducts(parallel);
    private final VectorMembers members = new VectorMembers(products);
    private final VectorActivations activations = new VectorActivations();
    private final VectorBatchNorm batchNorm = new VectorBatchNorm();
    private final VectorRowNorms rowNorms = new VectorRowNorms();
    private final VectorNoise noise = new VectorNoise();
    private final VectorElementwise elementwise = new VectorElementwise();
    private final VectorReductions reductions = new VectorReductions();
    private final VectorEmbeddings embeddings = new VectorEmbeddings();

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public void useThreads(int threads) {
        parallel.use(threads);
    }

    @Override
    public int threads() {
        return parallel.threads();
    }

    @Override
    public void run(Parallel.Job job, double operations) {
        parallel.run(job, operations);
    }

    @Override
    public Tensor activations(int columns) {
        return new RowTensor(1, columns, false);
    }

    @Override
    public Tensor weights(int inputs, int units) {
        return new PanelTensor(inputs, units);
    }

    @Override
    public Tensor vector(int columns) {
        return new RowTensor(1, columns, true);
    }

    @Override
    public ProductKernels.Unchecked uncheckedProducts() {
        return products;
    }

    @Override
    public MemberKernels.Unchecked uncheckedMembers() {
        return members;
    }

    @Override
    public ActivationKernels.Unchecked uncheckedActivations() {
        return activations;
    }

    @Override
    public BatchNormKernels.Unchecked uncheckedBatchNorm() {
        return batchNorm;
    }

    @Override
    public RowNormKernels.Unchecked uncheckedRowNorms() {
        return rowNorms;
    }

    @Override
    public NoiseKernels.Unchecked uncheckedNoise() {
        return noise;
    }

    @Override
    public ElementwiseKernels.Unchecked uncheckedElementwise() {
        return elementwise;
    }

    @Override
    public ReductionKernels.Unchecked uncheckedReductions() {
        return reductions;
    }

    @Override
    public EmbeddingKernels.Unchecked uncheckedEmbeddings() {
        return embeddings;
    }
}
