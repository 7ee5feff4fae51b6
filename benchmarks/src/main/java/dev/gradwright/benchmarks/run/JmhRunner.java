package dev.gradwright.benchmarks.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs one benchmark with one set of parameters in a new JVM. */
public final class JmhRunner {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final Settings settings;
    private int runs;

    /** Runs with the JDK of these settings. */
    public JmhRunner(Settings settings) {
        this.settings = settings;
    }

    /**
     * The time of the benchmark in each measured iteration, in microseconds.
     *
     * @param parameters a value for each {@code @Param}
     * @throws Failure if the benchmark threw; it names the log
     */
    public Measured micros(Class<?> benchmark, Map<String, String> parameters, List<String> jvmFlags, Effort effort)
            throws Failure {
        return measured(run(benchmark, parameters, jvmFlags, effort, false).path("primaryMetric"), effort);
    }

    /** The bytes allocated by one call on the Java heap, in each measured iteration. */
    public Measured allocatedBytes(
            Class<?> benchmark, Map<String, String> parameters, List<String> jvmFlags, Effort effort) throws Failure {
        JsonNode result = run(benchmark, parameters, jvmFlags, effort, true);
        Measured bytes = measured(result.path("secondaryMetrics").path(ALLOCATION), effort);
        return new Measured(
                bytes.figures(), measured(result.path("primaryMetric"), effort).settled());
    }

    private JsonNode run(
            Class<?> benchmark,
            Map<String, String> parameters,
            List<String> jvmFlags,
            Effort effort,
            boolean allocation)
            throws Failure {
        Path log = settings.logs().resolve(String.format(Locale.ROOT, "%04d-%s", runs++, benchmark.getSimpleName()));
        Path json = Path.of(log + ".json");
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
                .jvm(settings.java().toString())
                .jvmArgsAppend(jvmFlags.toArray(String[]::new))
                .jvmArgsPrepend(Child.QUIET, "-XX:ErrorFile=" + settings.logs().resolve("hs_err_%p.log"))
                .forks(1)
                .threads(1)
                .warmupIterations(0) // JMH does not report warm-up iterations, so they are separated below
                .measurementIterations(effort.warmups() + effort.iterations())
                .measurementTime(TimeValue.milliseconds(effort.millis()))
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(json.toString())
                .output(log + ".txt");
        parameters.forEach(options::param);
        if (allocation) {
            options.addProfiler(GCProfiler.class);
        }
        try {
            Files.createDirectories(settings.logs());
            new Runner(options.build()).run();
            return new ObjectMapper().readTree(json.toFile()).path(0);
        } catch (RunnerException | IOException e) {
            throw new Failure("failed, see " + settings.directory().relativize(log) + ".txt: " + e.getMessage(), e);
        }
    }

    private static Measured measured(JsonNode metric, Effort effort) throws Failure {
        List<Double> samples = new ArrayList<>();
        for (JsonNode fork : metric.path("rawData")) {
            for (JsonNode iteration : fork) {
                samples.add(iteration.asDouble());
            }
        }
        if (samples.size() <= effort.warmups()) {
            throw new Failure("gave no figure");
        }
        return Measured.after(effort.warmups(), samples);
    }
}
