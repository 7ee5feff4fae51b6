package dev.gradwright.benchmarks.run;

/**
 * How long to measure. The vector kernels are a hundred times slower until the JIT has compiled them, so the warm-up
 * takes seconds.
 *
 * @param rounds the number of JVMs for each contender; in each round every contender of a case runs once
 * @param warmups the number of warm-up iterations
 * @param iterations the number of measured iterations
 * @param millis the length of an iteration
 */
public record Effort(String name, int rounds, int warmups, int iterations, int millis) {
    /** For reliable figures. */
    public static final Effort FULL = new Effort("full", 2, 8, 3, 1000);

    /** For a quick test; the figures are rough. */
    public static final Effort QUICK = new Effort("quick", 1, 5, 2, 1000);

    /** Whether only the most important cases are measured. */
    public boolean quick() {
        return name.equals(QUICK.name);
    }

    /** One JVM and shorter iterations, for suites of many cases. */
    public Effort lighter() {
        return new Effort(name, 1, 10, 3, 500);
    }

    /** One process without warm-up, for suites that start processes themselves. */
    public Effort once() {
        return new Effort(name, 1, 0, 1, millis);
    }
}
