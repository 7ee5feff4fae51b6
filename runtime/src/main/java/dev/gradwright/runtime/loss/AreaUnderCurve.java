package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.state.StateVisitor;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * The exact area under the ROC curve over all outputs: the probability that a positive gets a larger output than a
 * negative, where equal outputs count half (Hanley and McNeil, 1982). NaN if there are no positives or no negatives.
 *
 * <p>All outputs since the last reset are kept in arrays that grow as needed. {@link #value} sorts them with a radix
 * sort, which takes linear time and allocates nothing.
 */
final class AreaUnderCurve extends RowMetric {
    private static final int FIRST_SIZE = 256;
    private static final int DIGIT_BITS = 8;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private final TargetKind targets;
    private final int[] positions = new int[DIGITS];
    /** Sort keys: the order of an output in the high half, its index in the low half. */
    private long[] keys = new long[FIRST_SIZE];

    private long[] scratch = new long[FIRST_SIZE];
    /** By index: the weight as a positive and as a negative. */
    private float[] positives = new float[FIRST_SIZE];

    private float[] negatives = new float[FIRST_SIZE];
    private int size;

    AreaUnderCurve(TargetKind targets) {
        this.targets = targets;
    }

    @Override
    void reset() {
        size = 0;
    }

    @Override
    public void visit(StateVisitor visitor) {
        orderKeysByIndex();
        long[] visitedKeys = visitor.visitGrowing("keys", keys, size);
        float[] visitedPositives = visitor.visitGrowing("positives", positives, size);
        float[] visitedNegatives = visitor.visitGrowing("negatives", negatives, size);
        if (visitedKeys != keys) {
            size = 0;
            requireRoom(visitedKeys.length);
            size = visitedKeys.length;
            System.arraycopy(visitedKeys, 0, keys, 0, size);
            System.arraycopy(visitedPositives, 0, positives, 0, size);
            System.arraycopy(visitedNegatives, 0, negatives, 0, size);
        }
    }

    /** The order of the keys depends on whether the value was read, and the state must not. */
    private void orderKeysByIndex() {
        for (int i = 0; i < size; i++) {
            scratch[(int) keys[i]] = keys[i];
        }
        swapKeysAndScratch();
    }

    private void swapKeysAndScratch() {
        long[] swapped = scratch;
        scratch = keys;
        keys = swapped;
    }

    @Override
    void add(FMatrixRMaj predictions, int row, FMatrixRMaj y, double weight) {
        requireRoom(predictions.numCols);
        for (int column = 0; column < predictions.numCols; column++) {
            double target = targets.value(y, row, column);
            keys[size] = (order(predictions.get(row, column)) << Integer.SIZE) | size;
            positives[size] = (float) (weight * target);
            negatives[size] = (float) (weight * (1 - target));
            size++;
        }
    }

    private void requireRoom(int more) {
        if (size > positives.length - more) {
            int length = (int) Math.min(Math.max(2L * positives.length, (long) size + more), Integer.MAX_VALUE - 8);
            keys = Arrays.copyOf(keys, length);
            scratch = new long[length];
            positives = Arrays.copyOf(positives, length);
            negatives = Arrays.copyOf(negatives, length);
        }
    }

    /** 32 bits whose unsigned order is that of the outputs; −0 equals 0, and NaN is larger than all others. */
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
        double positivesAbove = 0;
        double negativesAbove = 0;
        double area = 0;
        int i = size - 1;
        while (i >= 0) {
            long output = keys[i] >>> Integer.SIZE;
            double positivesHere = 0;
            double negativesHere = 0;
            for (; i >= 0 && keys[i] >>> Integer.SIZE == output; i--) {
                positivesHere += positives[(int) keys[i]];
                negativesHere += negatives[(int) keys[i]];
            }
            area += negativesHere * (positivesAbove + positivesHere / 2);
            positivesAbove += positivesHere;
            negativesAbove += negativesHere;
        }
        return positivesAbove == 0 || negativesAbove == 0 ? Double.NaN : area / (positivesAbove * negativesAbove);
    }

    /** Sorts the keys by their high half, from the least significant digit on. */
    private void sort() {
        for (int shift = Integer.SIZE; shift < Long.SIZE; shift += DIGIT_BITS) {
            Arrays.fill(positions, 0);
            for (int i = 0; i < size; i++) {
                positions[digit(keys[i], shift)]++;
            }
            int position = 0;
            for (int digit = 0; digit < DIGITS; digit++) {
                int count = positions[digit];
                positions[digit] = position;
                position += count;
            }
            for (int i = 0; i < size; i++) {
                scratch[positions[digit(keys[i], shift)]++] = keys[i];
            }
            swapKeysAndScratch();
        }
    }

    private static int digit(long key, int shift) {
        return (int) (key >>> shift) & (DIGITS - 1);
    }
}
