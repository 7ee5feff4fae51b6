package dev.gradwright.benchmarks.jmh;

import dev.gradwright.benchmarks.contender.Contender;
import dev.gradwright.benchmarks.contender.GrownNetwork;
import dev.gradwright.benchmarks.network.SpecSource;
import java.nio.file.Path;
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

/** A training step or a prediction, with networks of many sizes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GrowthBenchmark {
    /** The measured operation. */
    public enum Action {
        /** A training step. */
        STEP,
        /** The prediction of a batch. */
        PREDICT
    }

    /** The contender. */
    @Param("VECTOR")
    public Contender contender;

    /** The operation. */
    @Param("STEP")
    public Action action;

    /** Inputs, and units of each hidden layer. */
    @Param("64")
    public int width;

    /** Number of hidden layers. */
    @Param("3")
    public int depth;

    /** Rows of the batch. */
    @Param("32")
    public int rows;

    /** The directory of the compiled networks. */
    @Param("target/grown/classes")
    public String classes;

    private GrownNetwork network;

    /** Loads the network and creates the batches. */
    @Setup(Level.Trial)
    public void create() throws ReflectiveOperationException {
        network = new GrownNetwork(Path.of(classes), new SpecSource(width, depth), contender.tier(), rows);
    }

    /** One step or one prediction. */
    @Benchmark
    public void run() {
        switch (action) {
            case STEP -> network.step();
            case PREDICT -> network.predict();
        }
    }
}
