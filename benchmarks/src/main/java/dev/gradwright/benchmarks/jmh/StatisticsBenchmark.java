package dev.gradwright.benchmarks.jmh;

import dev.gradwright.benchmarks.network.CustomerModelNetwork;
import dev.gradwright.runtime.statistics.TrainingStatistics;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a step costs that a report or dashboard watches. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StatisticsBenchmark {
    private final CustomerModelNetwork network = CustomerModelNetwork.create(42);
    private TrainingStatistics unsampled;
    private TrainingStatistics sampled;
    private long step;

    /** Begins two trainings: one whose epochs are so long that no step is sampled, and one that samples each. */
    @Setup(Level.Trial)
    public void begin() {
        unsampled = new TrainingStatistics(network, Integer.MAX_VALUE);
        sampled = new TrainingStatistics(network, 1);
    }

    /** A step that is not sampled: loss, rate and momentum. */
    @Benchmark
    public void step() {
        unsampled.step(network, ++step, 1);
    }

    /** A sampled step of 20-64-32-1: the norms of 3,360 gradients and updates, too. */
    @Benchmark
    public void sampledStep() {
        sampled.step(network, ++step, 1);
    }
}
