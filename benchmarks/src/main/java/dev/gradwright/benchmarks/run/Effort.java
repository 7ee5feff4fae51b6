package dev.gradwright.benchmarks.run;

/**
 * How long to measure. Kernels on the vector API are a hundred times slower until the JIT has compiled them, so that warm-up takes
 * seconds, not calls.
 *
 * @param rounds fresh JVMs for each contender; in each round all contenders of a case take their turn
 * @param warmups iterations that do not count
 * @param iterations those that count
 * @param millis of one iteration
 */
public record Effort(String name, int rounds, int warmups, int iterations, int millis) {
    /** For figures that are to be believed. */
    public static final Effort FULL = new Effort("full", 2, 8, 3, 1000);

    /** To see that all works; the figures are rough. */
    public static final Effort QUICK = new Effort("quick", 1, 5, 2, 1000);

    /** Whether only the most telling cases are measured. */
    public boolean quick() {
        return name.equals(QUICK.name);
    }

    /** One JVM and shorter iterations, for suites of many cases. */
    public Effort lighter() {
        return new Effort(name, 1, 10, 3, 500);
    }

    /** One process without warm-up, for what starts processes itself. */
    public Effort once() {
        return new Effort(name, 1, 0, 1, millis);
    }
}
