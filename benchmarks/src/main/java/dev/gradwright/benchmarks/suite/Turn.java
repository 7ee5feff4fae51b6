package dev.gradwright.benchmarks.suite;

import dev.gradwright.benchmarks.contender.Contender;
import dev.gradwright.benchmarks.run.Failure;
import dev.gradwright.benchmarks.run.Measured;

/** A contender with its name in tables, and how to measure it once in a new process. */
record Turn(String contender, Measurement measurement) {
    /** One measurement. */
    @FunctionalInterface
    interface Measurement {
        Measured take() throws Failure;
    }

    static Turn of(Contender contender, Measurement measurement) {
        return new Turn(contender.label(), measurement);
    }
}
