package dev.gradwright.runtime.kernel.portable;

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

/** Plain Java that C2 vectorizes: each operation is a loop over rows around a loop over the arrays of one row. */
public final class PortableKernels extends Kernels {
    private final Parallel parallel = new Parallel();
    private final PortableProducts products = new PortableProducts(parallel);
    private final PortableMembers members = new PortableMembers(products);
    private final PortableActivations activations = new PortableActivations();
    private final PortableBatchNorm batchNorm = new PortableBatchNorm();
    private final PortableRowNorms rowNorms = new PortableRowNorms();
    private final PortableNoise noise = new PortableNoise();
    private final PortableElementwise elementwise = new PortableElementwise();
    private final PortableReductions reductions = new PortableReductions();
    private final PortableEmbeddings embeddings = new PortableEmbeddings();

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
        return new PortableTensor(1, columns, false);
    }

    @Override
    public Tensor weights(int inputs, int units) {
        return new PortableTensor(inputs, units, true);
    }

    @Override
    public Tensor vector(int columns) {
        return new PortableTensor(1, columns, true);
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
