package dev.gradwright.benchmarks.jmh;

import dev.gradwright.benchmarks.contender.Contender;
import dev.gradwright.benchmarks.contender.Training;
import dev.gradwright.benchmarks.network.OptimizerKind;
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
import org.openjdk.jmh.annotations.TearDown;

/** A training step of the reference network. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TrainingBenchmark {
    /** The contender. */
    @Param("VECTOR")
    public Contender contender;

    /** The optimizer. */
    @Param("NESTEROV")
    public OptimizerKind optimizer;

    /** Rows of a batch. */
    @Param("32")
    public int rows;

    private Training training;

    /** Builds the network and the batches. */
    @Setup(Level.Trial)
    public void create() {
        training = contender.training(optimizer, rows);
    }

    /** Releases native memory. */
    @TearDown(Level.Trial)
    public void close() {
        training.close();
    }

    /** One step. */
    @Benchmark
    public void step() {
        training.step();
    }
}
