package dev.gradwright.runtime.loss;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * The area under the receiver operating characteristic, exactly: the probability that a yes is given a larger output than a no,
 * where equal outputs count half (Hanley and McNeil, 1982). It is over all outputs, and NaN without a yes or without a no.
 *
 * <p>All outputs since the last reset are kept, in arrays that only grow, and sorted when the value is asked for: a radix sort,
 * which takes time linear in their number and allocates nothing.
 */
final class AreaUnderCurve extends RunningMetric {
    private static final int FIRST_SIZE = 256;
    private static final int DIGIT_BITS = 8;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private final TargetKind targets;
    private final int[] places = new int[DIGITS];
    /** The order of an output above, its index below; in the order of arrival until sorted. */
    private long[] keys = new long[FIRST_SIZE];

    private long[] scratch = new long[FIRST_SIZE];
    /** By index: the weight of the yes, and of the no. */
    private float[] yes = new float[FIRST_SIZE];

    private float[] no = new float[FIRST_SIZE];
    private int size;

    AreaUnderCurve(TargetKind targets) {
        this.targets = targets;
    }

    @Override
    void reset() {
        size = 0;
    }

    @Override
    void add(FMatrixRMaj predictions, int row, FMatrixRMaj y, double weight) {
        requireRoom(predictions.numCols);
        for (int column = 0; column < predictions.numCols; column++) {
            double target = targets.value(y, row, column);
            keys[size] = (order(predictions.get(row, column)) << Integer.SIZE) | size;
            yes[size] = (float) (weight * target);
            no[size] = (float) (weight * (1 - target));
            size++;
        }
    }

    private void requireRoom(int more) {
        if (size > yes.length - more) {
            int length = (int) Math.min(Math.max(2L * yes.length, (long) size + more), Integer.MAX_VALUE - 8);
            keys = Arrays.copyOf(keys, length);
            scratch = new long[length];
            yes = Arrays.copyOf(yes, length);
            no = Arrays.copyOf(no, length);
        }
    }

    /** 32 bits that compare, unsigned, as the outputs do; −0 is 0, and NaN is above all others. */
    private static long order(float output) {
        int bits = Float.floatToIntBits(output + 0f);
        return (bits < 0 ? ~bits : bits ^ Integer.MIN_VALUE) & 0xffffffffL;
    }

    @Override
    double value() {
        sort();
        if (size > 0 && keys[size - 1] >>> Integer.SIZE == order(Float.NaN)) {
            return Double.NaN;
        }
        double yesAbove = 0;
        double noAbove = 0;
        double area = 0;
        int i = size - 1;
        while (i >= 0) {
            long output = keys[i] >>> Integer.SIZE;
            double yesHere = 0;
            double noHere = 0;
            for (; i >= 0 && keys[i] >>> Integer.SIZE == output; i--) {
                yesHere += yes[(int) keys[i]];
                noHere += no[(int) keys[i]];
            }
            area += noHere * (yesAbove + yesHere / 2);
            yesAbove += yesHere;
            noAbove += noHere;
        }
        return yesAbove == 0 || noAbove == 0 ? Double.NaN : area / (yesAbove * noAbove);
    }

    /** Sorts the keys by what is above the index, digit by digit from the lowest. */
    private void sort() {
        for (int shift = Integer.SIZE; shift < Long.SIZE; shift += DIGIT_BITS) {
            Arrays.fill(places, 0);
            for (int i = 0; i < size; i++) {
                places[digit(keys[i], shift)]++;
            }
            int place = 0;
            for (int digit = 0; digit < DIGITS; digit++) {
                int count = places[digit];
                places[digit] = place;
                place += count;
            }
            for (int i = 0; i < size; i++) {
                scratch[places[digit(keys[i], shift)]++] = keys[i];
            }
            long[] sorted = scratch;
            scratch = keys;
            keys = sorted;
        }
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & (DIGITS - 1);
    }
}
