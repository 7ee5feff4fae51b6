package dev.gradwright.runtime.kernel.ejml;

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

/**
 * The reference, in operations of EJML. If EJML has none, a plain loop states the formula. Row vectors
 * are added to every row as {@code 1·b}, with 1 a column of ones.
 */
public final class EjmlKernels extends Kernels {
    private final Ones ones = new Ones();
    private final EjmlActivations activations = new EjmlActivations(ones);
    private final EjmlBatchNorm batchNorm = new EjmlBatchNorm(ones);
    private final EjmlProducts products = new EjmlProducts(ones, batchNorm);
    private final EjmlMembers members = new EjmlMembers(ones);
    private final EjmlRowNorms rowNorms = new EjmlRowNorms(ones);
    private final EjmlNoise noise = new EjmlNoise();
    private final EjmlElementwise elementwise = new EjmlElementwise(ones);
    private final EjmlReductions reductions = new EjmlReductions();
    private final EjmlEmbeddings embeddings = new EjmlEmbeddings();

    @Override
    public void useThreads(int threads) {
        Parallel.require(threads);
    }

    @Override
    public int threads() {
        return 1;
    }

    @Override
    public void run(Parallel.Job job, double operations) {
        job.run(0, 1);
    }

    @Override
    public Tensor activations(int columns) {
        return new EjmlTensor(1, columns, false);
    }

    @Override
    public Tensor weights(int inputs, int units) {
        return new EjmlTensor(inputs, units, true);
    }

    @Override
    public Tensor vector(int columns) {
        return new EjmlTensor(1, columns, true);
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
