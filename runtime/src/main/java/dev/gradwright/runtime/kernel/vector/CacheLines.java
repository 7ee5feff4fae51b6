package dev.gradwright.runtime.kernel.vector;

/**
 * Arrays whose vectors do not cross a line of the cache, if that can be had: a vector of 512 bits that crosses one takes two
 * reads, and the second-level cache then delivers half as much.
 *
 * <p>Objects start at multiples of 8 bytes, and Java does not say at which. But G1 gives an object of more than half a region a
 * region of its own, from its first byte on, and ZGC has places at multiples of a page for large ones. So the first float is
 * where a line begins if the array does, and an array that is not much too small for a region of its own is made large enough.
 * Regions are a 2048th of the heap, up to the next power of two.
 */
final class CacheLines {
    /** Floats before the first that counts: with the 16 bytes of an array's header they fill a line of 64 bytes. */
    static final int LEAD = 12;

    /** Extra floats in arrays that are read in whole vectors. */
    static final int EXTRA = 16;

    /** By how much an array may grow for a region of its own. */
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
     * How long that array is.
     *
     * @param ownRegion from which length on an array gets a region of its own
     */
    static int length(int floats, int ownRegion) {
        int least = floats + EXTRA;
        return least < ownRegion && least >= ownRegion / MOST_GROWTH ? ownRegion : least;
    }

    /** From how many floats on an array gets a region of its own, in a heap of at most so many bytes. */
    static int ownRegion(long heap) {
        long share = Math.max(LEAST_REGION, Math.min(heap / REGIONS, LARGEST_REGION));
        long region = Long.highestOneBit(2 * share - 1);
        return (int) (region / 2 / Float.BYTES);
    }
}
