package dev.gradwright.runtime.feature;

import dev.gradwright.runtime.math.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Quantiles of a sequence of numbers. Without a limit, all numbers are kept, and the quantiles are exact. With one, they
 * are exact up to {@value #CAPACITY} numbers; beyond that, memory grows with the logarithm of the count.
 *
 * <p>Limited, it keeps numbers in levels: one of level <i>i</i> stands for 2<sup>i</sup>. When a level has {@value
 * #CAPACITY} numbers, they are sorted, every second one goes to the next level, and the others are dropped; whether the
 * first or the second of each pair is kept alternates (Manku, Rajagopalan and Lindsay, 1998). Each time, the rank of no
 * number changes by more than 2<sup>i</sup>. So the rank of a quantile of <i>n</i> numbers is wrong by at most
 * {@code 1 + n·ceil(log2(n/16384))/16384}: by 0.06 % of ten million numbers, and by 0.1 % of a billion. The least and the
 * greatest number are exact.
 */
final class QuantileSketch {
    /** Numbers of a level; even. */
    static final int CAPACITY = 1 << 14;

    private static final int INITIAL_CAPACITY = 64;

    /** Numbers that all stand for equally many. */
    private static final class Level {
        private double[] values = new double[INITIAL_CAPACITY];
        private int count;
        private boolean keepsSecond;

        void add(double value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        double[] sorted() {
            double[] sorted = Arrays.copyOf(values, count);
            Arrays.sort(sorted);
            return sorted;
        }
    }

    private record Weighted(double value, long weight) {}

    private final List<Level> levels = new ArrayList<>();
    private final boolean isLimited;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;
    private long count;

    QuantileSketch(boolean isLimited) {
        this.isLimited = isLimited;
        levels.add(new Level());
    }

    void add(double value) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
        count++;
        add(0, value);
    }

    private void add(int level, double value) {
        Level to = levels.get(level);
        if (isLimited && to.count == CAPACITY) {
            compact(level);
        }
        to.add(value);
    }

    private void compact(int level) {
        Level full = levels.get(level);
        if (level + 1 == levels.size()) {
            levels.add(new Level());
        }
        double[] sorted = full.sorted();
        for (int i = full.keepsSecond ? 1 : 0; i < sorted.length; i += 2) {
            add(level + 1, sorted[i]);
        }
        full.keepsSecond = !full.keepsSecond;
        full.count = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    long count() {
        return count;
    }

    /**
     * Quantiles at equal distances, the least and the greatest number included, in ascending order.
     *
     * @param quantiles are set: those from index {@code bins} on to the greatest number
     * @param bins number of distances
     */
    void fill(double[] quantiles, int bins) {
        if (levels.size() == 1) {
            double[] sorted = levels.get(0).sorted();
            for (int i = 0; i < quantiles.length; i++) {
                quantiles[i] = Quantiles.linear(sorted, Math.min(1, (double) i / bins));
            }
        } else {
            fillFromLevels(quantiles, bins);
        }
    }

    private void fillFromLevels(double[] quantiles, int bins) {
        List<Weighted> sorted = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            for (double value : levels.get(level).sorted()) {
                sorted.add(new Weighted(value, 1L << level));
            }
        }
        sorted.sort(Comparator.comparingDouble(Weighted::value));
        int at = 0;
        long upTo = sorted.get(0).weight();
        for (int i = 0; i < quantiles.length; i++) {
            double rank = Math.min(1, (double) i / bins) * (count - 1);
            while (upTo <= rank && at + 1 < sorted.size()) {
                at++;
                upTo += sorted.get(at).weight();
            }
            quantiles[i] = i < bins ? sorted.get(at).value() : greatest;
        }
        quantiles[0] = least;
    }
}
