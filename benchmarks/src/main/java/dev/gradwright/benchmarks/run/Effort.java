package dev.gradwright.benchmarks.run;

/**
 * How long to measure.
 *
 * @param rounds fresh JVMs for each contender; in each round all contenders of a case take their turn
 * @param warmups iterations that do not count
 * @param iterations those that count
 * @param millis of one iteration
 */
public record Effort(String name, int rounds, int warmups, int iterations, int millis) {
    /** For figures that are to be believed. */
    public static final Effort FULL = new Effort("full", 5, 8, 5, 1000);

    /** To see that all works; the figures are rough. */
    public static final Effort QUICK = new Effort("quick", 1, 5, 3, 500);

    /** Whether only the most telling cases are measured. */
    public boolean quick() {
        return name.equals(QUICK.name);
    }

    /** The same with fewer and shorter iterations, for suites of many cases. */
    public Effort lighter() {
        return new Effort(name, Math.min(rounds, 3), Math.min(warmups, 5), 3, Math.min(millis, 500));
    }
}
