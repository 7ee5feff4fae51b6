package dev.gradwright.benchmarks.jmh;

import dev.gradwright.benchmarks.network.Customer;
import dev.gradwright.benchmarks.network.CustomerModelEncoder;
import dev.gradwright.benchmarks.network.CustomerModelNetwork;
import dev.gradwright.benchmarks.network.CustomerModelPredictor;
import dev.gradwright.runtime.data.Examples;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Encoding one record as 20 columns, and predicting from it through 64-32-1. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RecordBenchmark {
    private static final int CUSTOMERS = 1024;

    private final Customer[] customers =
            IntStream.range(0, CUSTOMERS).mapToObj(Customer::of).toArray(Customer[]::new);
    private CustomerModelEncoder encoder;
    private CustomerModelPredictor predictor;
    private float[] encoded;
    private int next;

    /** Adapts the encoder. */
    @Setup(Level.Trial)
    public void adapt() {
        CustomerModelNetwork network = CustomerModelNetwork.create(42);
        List<Boolean> targets =
                IntStream.range(0, CUSTOMERS).mapToObj(i -> i % 3 == 0).toList();
        network.adapt(Examples.of(List.of(customers), targets));
        encoder = network.encoder();
        predictor = network.predictor();
        encoded = new float[encoder.columns()];
    }

    private Customer nextCustomer() {
        next = (next + 1) % CUSTOMERS;
        return customers[next];
    }

    /** Encoding alone. */
    @Benchmark
    public float[] encode() {
        encoder.encode(nextCustomer(), encoded, 0);
        return encoded;
    }

    /** Encoding and predicting. */
    @Benchmark
    public float probability() {
        return predictor.probability(nextCustomer());
    }
}
