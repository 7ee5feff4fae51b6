package dev.gradwright.runtime.feature;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How often each category occurs. Without a limit, the counts are exact. With one, they are exact up to {@value
 * #CAPACITY} different categories.
 *
 * <p>Beyond that, the median of the counts is subtracted from all, and categories without a rest are dropped (Misra and
 * Gries, 1982; in batches: Anderson et al., 2017). So the count of a category among <i>n</i> rows is too low by at most
 * {@code n/32768}, and those that differ from others by more keep their place.
 */
final class CategoryCounts {
    /** Most categories that are counted. */
    static final int CAPACITY = 1 << 16;

    private final boolean isLimited;
    private final Map<String, long[]> counts = new HashMap<>();
    private long dropped;

    CategoryCounts(boolean isLimited) {
        this.isLimited = isLimited;
    }

    void add(String category) {
        counts.computeIfAbsent(category, added -> new long[1])[0]++;
        if (isLimited && counts.size() > CAPACITY) {
            dropRare();
        }
    }

    private void dropRare() {
        long[] sorted = counts.values().stream().mapToLong(count -> count[0]).toArray();
        Arrays.sort(sorted);
        long median = sorted[sorted.length / 2];
        counts.values().removeIf(count -> {
            dropped += Math.min(count[0], median);
            count[0] -= median;
            return count[0] <= 0;
        });
    }

    /** How many categories were added that no count has any more. */
    long dropped() {
        return dropped;
    }

    /** The counts, in an array of one element each. */
    Map<String, long[]> asMap() {
        return counts;
    }
}
