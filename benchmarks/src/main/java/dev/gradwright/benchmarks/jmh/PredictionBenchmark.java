package dev.gradwright.benchmarks.jmh;

import dev.gradwright.benchmarks.contender.Contender;
import dev.gradwright.benchmarks.contender.Prediction;
import dev.gradwright.benchmarks.contender.PredictionTask;
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

/** The prediction of a batch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PredictionBenchmark {
    /** The contender. */
    @Param("VECTOR")
    public Contender contender;

    /** The network. */
    @Param("REFERENCE")
    public PredictionTask task;

    /** Rows of the batch. */
    @Param("1")
    public int rows;

    private Prediction prediction;

    /** Builds the network and the batch. */
    @Setup(Level.Trial)
    public void create() {
        prediction = contender.prediction(task, rows);
    }

    /** Releases native memory. */
    @TearDown(Level.Trial)
    public void close() {
        prediction.close();
    }

    /** One batch. */
    @Benchmark
    public void predict() {
        prediction.run();
    }
}
