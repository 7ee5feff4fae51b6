package dev.gradwright.benchmarks.jmh;

import dev.gradwright.benchmarks.contender.Contender;
import dev.gradwright.benchmarks.network.Examples;
import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One matrix product with the kernels of a tier, on tensors in the layout of that tier. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProductBenchmark {
    private static final long SEED = 11;

    /** The contender. */
    @Param("VECTOR")
    public Contender contender;

    /** The product. */
    @Param("DENSE")
    public Product product;

    /** Rows of the batch. */
    @Param("32")
    public int rows;

    /** Rows of the weights. */
    @Param("784")
    public int inputs;

    /** Columns of the weights. */
    @Param("300")
    public int units;

    private Kernels kernels;
    private Tensor x;
    private Tensor y;
    private Tensor w;

    /** Fills all operands. */
    @Setup(Level.Trial)
    public void create() {
        kernels = contender.tier().newKernels();
        x = kernels.activations(inputs);
        x.load(Examples.uniform(rows, inputs, SEED));
        y = kernels.activations(units);
        y.load(Examples.uniform(rows, units, SEED + 1));
        w = kernels.weights(inputs, units);
        w.load(Examples.uniform(inputs, units, SEED + 2));
    }

    /** One product. */
    @Benchmark
    public void multiply() {
        switch (product) {
            case DENSE -> kernels.dense(x, w, y);
            case INPUT_GRADIENT -> kernels.inputGradient(y, w, x);
            case WEIGHTS_GRADIENT -> kernels.weightsGradient(x, y, w);
        }
    }
}
