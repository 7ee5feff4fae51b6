package dev.gradwright.runtime.kernel.vector;

/**
 * Allocates arrays whose vectors do not cross a cache line, if possible. A vector of 512 bits that crosses one takes
 * two reads, and halves the rate of the second-level cache.
 *
 * <p>Objects start at multiples of 8 bytes, and Java does not say at which. But G1 puts an object of more than half a
 * region at the start of a region of its own, and ZGC puts large objects at multiples of a page. So the first float is
 * at the start of a cache line if the array is. An array that is only a little too small for a region of its own is
 * made large enough. The size of a region is a 2048th of the heap, rounded up to a power of two.
 */
final class CacheLines {
    /**
     * Unused floats before the first value: with the 16 bytes of the array's header they fill a cache line of 64 bytes.
     */
    static final int LEAD = 12;

    /** Extra floats in arrays that are read in whole vectors. */
    static final int EXTRA = 16;

    /** The largest factor by which an array is enlarged to get a region of its own. */
    private static final int MOST_GROWTH = 3;

    private static final long REGIONS = 2048;
    private static final long LEAST_REGION = 1 << 20;
    private static final long LARGEST_REGION = 32 << 20;
    /** Floats that fill more than half a region. */
    private static final int OWN_REGION = ownRegion(Runtime.getRuntime().maxMemory());

    private CacheLines() {}

    /** An array with room for {@code floats} floats from {@link #LEAD} on. */
    static float[] allocate(int floats) {
        return new float[length(floats, OWN_REGION)];
    }

    /**
     * The length of that array.
     *
     * @param ownRegion the length from which on an array gets a region of its own
     */
    static int length(int floats, int ownRegion) {
        int least = floats + EXTRA;
        return least < ownRegion && least >= ownRegion / MOST_GROWTH ? ownRegion : least;
    }

    /**
     * The number of floats from which on an array gets a region of its own.
     *
     * @param heap the maximal size of the heap in bytes
     */
    static int ownRegion(long heap) {
        long share = Math.max(LEAST_REGION, Math.min(heap / REGIONS, LARGEST_REGION));
        long region = Long.highestOneBit(2 * share - 1);
        return (int) (region / 2 / Float.BYTES);
    }
}
