package dev.gradwright.benchmarks.limit;

import dev.gradwright.benchmarks.network.Work;
import java.util.List;

/**
 * The limits of one core.
 *
 * @param gigaflops float multiply-adds in registers, each counted as two operations, in 10⁹ per second
 * @param readings in order of increasing size
 */
public record Limits(double gigaflops, List<Reading> readings) {
    /**
     * The rate of repeatedly reading an array.
     *
     * @param gigabytesPerSecond in 10⁹ bytes per second
     */
    public record Reading(int kilobytes, double gigabytesPerSecond) {}

    /** The minimum time of some work in microseconds: the larger of the times to compute and to read everything. */
    public double micros(Work work) {
        return Math.max(work.flops() / gigaflops, work.bytes() / gigabytesPerSecond(work.bytes())) / 1000;
    }

    /** The rate of the smallest measured array with at least this many bytes. */
    public double gigabytesPerSecond(double bytes) {
        return readings.stream()
                .filter(reading -> reading.kilobytes() * 1024.0 >= bytes)
                .findFirst()
                .orElseGet(() -> readings.get(readings.size() - 1))
                .gigabytesPerSecond();
    }
}
