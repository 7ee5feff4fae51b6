package dev.gradwright.benchmarks.limit;

import dev.gradwright.benchmarks.network.Work;
import java.util.List;

/**
 * What one core can do at most.
 *
 * @param gigaflops float multiply-adds in registers, each counted as two operations, 10⁹ a second
 * @param readings by growing size
 */
public record Limits(double gigaflops, List<Reading> readings) {
    /**
     * How fast an array is read over and over.
     *
     * @param gigabytesPerSecond 10⁹ bytes a second
     */
    public record Reading(int kilobytes, double gigabytesPerSecond) {}

    /** The least microseconds that work can take: until all is computed, or until all is read, whichever is later. */
    public double micros(Work work) {
        return Math.max(work.flops() / gigaflops, work.bytes() / gigabytesPerSecond(work.bytes())) / 1000;
    }

    /** The rate of the smallest array measured that holds as many bytes. */
    public double gigabytesPerSecond(double bytes) {
        return readings.stream()
                .filter(reading -> reading.kilobytes() * 1024.0 >= bytes)
                .findFirst()
                .orElseGet(() -> readings.get(readings.size() - 1))
                .gigabytesPerSecond();
    }
}
