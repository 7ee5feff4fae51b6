package dev.gradwright.runtime.kernel;

/** Checks quickly whether values are finite. */
final class FiniteSum {
    private FiniteSum() {}

    static boolean isFinite(float[] values, int count) {
        return sumIsFinite(values, count) || eachIsFinite(values, count);
    }

    /**
     * Whether the sum of the values is finite. If it is, all values are finite, because a sum with an infinite value or
     * a NaN is never finite again. If it is not, the values may still be finite: the sum of large values overflows.
     * Eight partial sums keep the processor's adders busy.
     */
    private static boolean sumIsFinite(float[] values, int count) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        float e = 0;
        float f = 0;
        float g = 0;
        float h = 0;
        int i = 0;
        for (; i <= count - 8; i += 8) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
            e += values[i + 4];
            f += values[i + 5];
            g += values[i + 6];
            h += values[i + 7];
        }
        for (; i < count; i++) {
            a += values[i];
        }
        return Float.isFinite(((a + b) + (c + d)) + ((e + f) + (g + h)));
    }

    private static boolean eachIsFinite(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            if (!Float.isFinite(values[i])) {
                return false;
            }
        }
        return true;
    }
}
