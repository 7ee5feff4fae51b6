package dev.gradwright.runtime.random;

import dev.gradwright.runtime.math.StableMath;

/**
 * Counter-based random numbers: each number is a function of a key and a counter. There is no state, so numbers can be
 * computed in any order and by any thread. The mixing function is the finalizer of SplitMix64 (Steele, Lea and Flood,
 * 2014).
 */
public final class CounterRandom {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private CounterRandom() {}

    /** 64 random bits. */
    public static long bits(long key, long counter) {
        return mix(key + (counter + 1) * GOLDEN);
    }

    /** A uniform number in [0, 1), with 53 bits. */
    public static double uniform(long key, long counter) {
        return (bits(key, counter) >>> 11) * 0x1p-53;
    }

    /**
     * A standard normal number (Box and Muller, 1958); it uses the counters {@code 2·counter} and
     * {@code 2·counter + 1}.
     */
    public static double gaussian(long key, long counter) {
        double radius = Math.sqrt(-2 * StableMath.log(1 - uniform(key, 2 * counter)));
        return radius * StableMath.cosOfTurns(uniform(key, 2 * counter + 1));
    }

    /**
     * Adds normal numbers to the elements of a row, from column 0 on. They depend only on key, row and column.
     *
     * @param from the index of column 0 in {@code values}
     */
    public static void addGaussians(float deviation, long key, int row, float[] values, int from, int columns) {
        long rowKey = derive(key, row);
        for (int j = 0; j < columns; j++) {
            values[from + j] += (float) (deviation * gaussian(rowKey, j));
        }
    }

    /** A whole number in [0, bound), unbiased to 2⁻³². */
    public static int below(int bound, long key, long counter) {
        return (int) (((bits(key, counter) >>> 32) * bound) >>> 32);
    }

    /** Shuffles an array; the same key gives the same order (Fisher and Yates; Durstenfeld, 1964). */
    public static void shuffle(int[] values, long key) {
        shuffle(values, values.length, key);
    }

    /** {@link #shuffle(int[], long)} of the first values. */
    public static void shuffle(int[] values, int count, long key) {
        for (int last = count - 1; last > 0; last--) {
            int other = below(last + 1, key, last);
            int value = values[last];
            values[last] = values[other];
            values[other] = value;
        }
    }

    /** The key of a numbered substream, for example of a step or an epoch. */
    public static long derive(long key, long number) {
        return mix(mix(key) ^ (number * GOLDEN + 0x632BE59BD9B4E019L));
    }

    /** The key of the stream {@code name} of a seed. */
    public static long stream(long seed, String name) {
        long key = mix(seed + GOLDEN);
        for (int i = 0; i < name.length(); i++) {
            key = mix(key ^ (name.charAt(i) * GOLDEN));
        }
        return key;
    }

    /**
     * The threshold of {@link #keep} for a drop rate: a 24-bit whole number.
     *
     * @param rate in [0, 1)
     */
    public static int dropThreshold(float rate) {
        return Math.round(rate * (1 << 24));
    }

    /**
     * Whether dropout keeps the element at a row and column. It uses only 32-bit arithmetic, so that HotSpot can
     * vectorize it: the row is mixed into the key, the column is the counter, and the mixing function is
     * {@code lowbias32}.
     *
     * @param threshold from {@link #dropThreshold}
     */
    public static boolean keep(int threshold, long key, int row, int column) {
        return keepInRow(threshold, rowKey(key, row), column);
    }

    /** {@link #keep} with the key of the row already computed by {@link #rowKey}. */
    public static boolean keepInRow(int threshold, int rowKey, int column) {
        return (lowbias(rowKey + column * 0x9E3779B9) >>> 8) >= threshold;
    }

    /** The part of {@link #keep} that is the same for all columns of a row. */
    public static int rowKey(long key, int row) {
        return lowbias((int) key + row * 0x85EBCA6B) ^ (int) (key >>> 32);
    }

    /** A bijection of 32 bits with low bias (Wellons, 2018). */
    public static int lowbias(int x) {
        int h = x;
        h ^= h >>> 16;
        h *= 0x7FEB352D;
        h ^= h >>> 15;
        h *= 0x846CA68B;
        h ^= h >>> 16;
        return h;
    }

    private static long mix(long z) {
        long h = z;
        h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        return h ^ (h >>> 31);
    }
}
