package dev.gradwright.benchmarks.jmh;

import dev.gradwright.benchmarks.table.TableAsked;
import dev.gradwright.benchmarks.table.TableContender;
import dev.gradwright.benchmarks.table.TableName;
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
import org.openjdk.jmh.annotations.TearDown;

/** The prediction of a record, and of all records of a test part at once. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TableBenchmark {
    /** The contender. */
    @Param("VECTOR")
    public TableContender contender;

    /** The table. */
    @Param("CHURN")
    public TableName table;

    /** Whether all records are predicted at once. */
    @Param("false")
    public boolean bulk;

    /** The file of the trained model. */
    @Param("")
    public String file;

    private TableAsked<?> asked;

    /** Loads the model and reads the records. */
    @Setup(Level.Trial)
    public void load() {
        asked = TableAsked.of(contender, table, Path.of(file));
    }

    /** Releases native memory. */
    @TearDown(Level.Trial)
    public void close() {
        asked.close();
    }

    /** One record after the other, or all. */
    @Benchmark
    public double predict() {
        return bulk ? asked.all() : asked.next();
    }
}
