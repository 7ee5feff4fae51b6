package dev.gradwright.benchmarks.suite;

import dev.gradwright.benchmarks.contender.Contender;
import dev.gradwright.benchmarks.contender.PredictionTask;
import dev.gradwright.benchmarks.jmh.PredictionBenchmark;
import dev.gradwright.benchmarks.jmh.TrainingBenchmark;
import dev.gradwright.benchmarks.network.OptimizerKind;
import dev.gradwright.benchmarks.report.Case;
import dev.gradwright.benchmarks.report.Comparison;
import dev.gradwright.benchmarks.report.Entry;
import dev.gradwright.benchmarks.report.Sample;
import dev.gradwright.benchmarks.report.Unit;
import dev.gradwright.benchmarks.run.Effort;
import dev.gradwright.benchmarks.run.ShippedJars;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Java heap that a step or a prediction allocates, and the size of the jars to ship. */
public final class MemorySuite implements Suite {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public List<Comparison> run(Bench bench) {
        return List.of(
                new Comparison(
                        "Allocated on the Java heap, by one call",
                        Unit.BYTES,
                        List.of(step(bench), prediction(bench)),
                        List.of(
                                "Measured by JMH's gc profiler, after warm-up. Native memory, which the peers use, is not included. "
                                        + "Some bytes are allocated by JMH, distributed over the calls of an iteration.")),
                new Comparison(
                        "Jars at run time",
                        Unit.BYTES,
                        List.of(jars(bench)),
                        List.of(
                                "The jars on the class path, with all dependencies; native libraries for Linux on x86-64, for "
                                        + "Deeplearning4j only those for AVX2.")));
    }

    private static Case step(Bench bench) {
        List<Turn> turns = new ArrayList<>();
        for (Contender contender : Contender.TRAINERS) {
            Map<String, String> parameters =
                    Map.of("contender", contender.name(), "optimizer", OptimizerKind.NESTEROV.name(), "rows", "32");
            turns.add(Turn.of(
                    contender,
                    () -> bench.jmh()
                            .allocatedBytes(TrainingBenchmark.class, parameters, contender.jvmFlags(), effort(bench))));
        }
        return bench.compareOnly("training step, batch 32", effort(bench), turns);
    }

    private static Case prediction(Bench bench) {
        List<Turn> turns = new ArrayList<>();
        for (Contender contender : Contender.PREDICTORS) {
            Map<String, String> parameters =
                    Map.of("contender", contender.name(), "task", PredictionTask.REFERENCE.name(), "rows", "1");
            turns.add(Turn.of(
                    contender,
                    () -> bench.jmh()
                            .allocatedBytes(
                                    PredictionBenchmark.class, parameters, contender.jvmFlags(), effort(bench))));
        }
        return bench.compareOnly("prediction, batch 1", effort(bench), turns);
    }

    private static Effort effort(Bench bench) {
        return bench.effort().lighter();
    }

    private static Case jars(Bench bench) {
        ShippedJars shipped = new ShippedJars(bench.settings());
        List<Entry> entries = new ArrayList<>();
        for (Contender contender :
                List.of(Contender.VECTOR, Contender.ONNX_RUNTIME, Contender.DJL, Contender.DEEPLEARNING4J)) {
            List<Path> jars = shipped.of(contender.artifacts());
            entries.add(new Entry(contender.label(), Sample.exactly(ShippedJars.bytes(jars)), jars.size() + " jars"));
        }
        return new Case("all jars", null, List.of(), entries);
    }
}
