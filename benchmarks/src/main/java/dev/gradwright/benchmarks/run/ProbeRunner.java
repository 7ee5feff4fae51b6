package dev.gradwright.benchmarks.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradwright.benchmarks.limit.Limits;
import java.util.List;

/** Measures the current limits of the machine in a new JVM. */
public final class ProbeRunner {
    /** Referred to by name, because the class needs a module that this JVM does not have. */
    private static final String MAIN = "dev.gradwright.benchmarks.probe.Probe";

    private static final List<String> FLAGS = List.of("-Xmx1g", "--add-modules", "jdk.incubator.vector");

    private final Child child;

    /** Runs with the JDK of these settings. */
    public ProbeRunner(Settings settings) {
        child = new Child(settings);
    }

    /**
     * Takes about two seconds.
     *
     * @throws IllegalStateException if the probe fails
     */
    public Limits limits() {
        try {
            return new ObjectMapper().readValue(child.output("probe", child.java(FLAGS, MAIN)), Limits.class);
        } catch (Failure | JsonProcessingException e) {
            throw new IllegalStateException("the probe of the machine's limits: " + e.getMessage(), e);
        }
    }
}
