package dev.gradwright.runtime.kernel;

/**
 * The order in which all tiers sum a row: element {@code j} goes to lane {@code j mod 16}, each lane is summed from
 * left to right, and the lanes are added in one fixed tree. So a sum has the same bits at every vector length and in
 * plain Java.
 */
public final class VirtualLanes {
    /** Number of lanes: as many as the longest vectors hold. */
    public static final int COUNT = 16;

    private VirtualLanes() {}

    /** The sum of the {@link #COUNT} lanes from {@code from} on: opposite halves, quarters, eighths. */
    public static float total(float[] lanes, int from) {
        float a = quarter(lanes, from);
        float b = quarter(lanes, from + 1);
        float c = quarter(lanes, from + 2);
        float d = quarter(lanes, from + 3);
        return (a + c) + (b + d);
    }

    private static float quarter(float[] lanes, int from) {
        return (lanes[from] + lanes[from + 8]) + (lanes[from + 4] + lanes[from + 12]);
    }
}
