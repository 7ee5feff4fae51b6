package dev.gradwright.runtime.kernel;

/** Looks for values that are NaN or infinite. */
public final class FiniteValues {
    private FiniteValues() {}

    /**
     * Whether all of {@code count} values from {@code offset} on are finite. Zero times such a value is a zero, zero times any
     * other NaN, and nothing makes a sum with NaN a number again; eight partial sums keep the processor's adders busy.
     */
    public static boolean areAll(float[] values, int offset, int count) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int end = offset + count;
        int i = offset;
        for (; i <= end - 8; i += 8) {
            a += 0 * values[i];
            b += 0 * values[i + 1];
            c += 0 * values[i + 2];
            d += 0 * values[i + 3];
            e += 0 * values[i + 4];
            f += 0 * values[i + 5];
            g += 0 * values[i + 6];
            h += 0 * values[i + 7];
        }
        for (; i < end; i++) {
            a += 0 * values[i];
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h)) == 0;
    }
}
