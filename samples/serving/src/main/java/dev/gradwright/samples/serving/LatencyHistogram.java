package dev.gradwright.samples.serving;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts durations in buckets of 1/16 of their power of two, so a quantile is at most 6 % too large. Any number of threads
 * may record, which allocates nothing once the adder has grown.
 */
final class LatencyHistogram {
    private static final int BITS = 4;
    private static final int BUCKETS_PER_POWER = 1 << BITS;
    private static final int POWERS = 40;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS_PER_POWER * POWERS);
    private final LongAdder sum = new LongAdder();

    void record(long nanoseconds) {
        counts.getAndIncrement(bucket(Math.max(0, nanoseconds)));
        sum.add(nanoseconds);
    }

    private int bucket(long nanoseconds) {
        if (nanoseconds < BUCKETS_PER_POWER) {
            return (int) nanoseconds;
        }
        int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanoseconds);
        int within = (int) (nanoseconds >>> (power - BITS)) & (BUCKETS_PER_POWER - 1);
        return Math.min(counts.length() - 1, (power - BITS + 1) * BUCKETS_PER_POWER + within);
    }

    /** The least duration that is longer than those in a bucket. */
    private static long end(int bucket) {
        int power = bucket / BUCKETS_PER_POWER;
        if (power == 0) {
            return bucket + 1L;
        }
        long within = BUCKETS_PER_POWER + bucket % BUCKETS_PER_POWER + 1L;
        return within << (power - 1);
    }

    long count() {
        long count = 0;
        for (int i = 0; i < counts.length(); i++) {
            count += counts.get(i);
        }
        return count;
    }

    /** The sum of all durations, in nanoseconds. */
    long sum() {
        return sum.sum();
    }

    /** The number of durations up to a limit, in nanoseconds. */
    long countUpTo(long limit) {
        long count = 0;
        for (int i = 0; i < counts.length() && end(i) <= limit; i++) {
            count += counts.get(i);
        }
        return count;
    }

    /** The duration that a share of all do not exceed, in nanoseconds; 0 if there are none. */
    long quantile(double share) {
        double rank = share * (double) count();
        long seen = 0;
        for (int i = 0; i < counts.length(); i++) {
            seen += counts.get(i);
            if (seen > 0 && (double) seen >= rank) {
                return end(i);
            }
        }
        return 0;
    }
}
