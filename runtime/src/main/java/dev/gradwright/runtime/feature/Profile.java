package dev.gradwright.runtime.feature;

import dev.gradwright.runtime.state.StateVisitor;
import java.util.Arrays;

/**
 * What {@code adapt} saw of one component, beyond what the encoding needs: the share of the training rows in each {@link
 * Feature#slots slot}, and of numbers the range, the mean and the (biased) standard deviation. Live rows are compared
 * with it.
 *
 * <p>Mean and deviation are those of the values on the {@link Scale} of the feature: of a logarithm for
 * {@code @Numeric(log = true)}.
 */
public final class Profile {
    /** The slot of a missing value. */
    static final int MISSING = 0;
    /** The slot of a number below those of the training rows. */
    static final int BELOW = 1;
    /** The slot of a number in the range of the training rows. */
    static final int WITHIN = 2;
    /** The slot of a number above those of the training rows. */
    static final int ABOVE = 3;

    private static final int NUMBER_SLOTS = 4;

    private static final int ROWS = 0;
    private static final int FIRST_SHARE = 1;
    private static final int MINIMUM = 0;
    private static final int MAXIMUM = 1;
    private static final int MEAN = 2;
    private static final int DEVIATION = 3;
    private static final int NUMBER_VALUES = 4;

    private final int slots;
    private final boolean isNumber;
    /** The number of rows, the share of each slot, and of a number minimum, maximum, mean and deviation. */
    private final double[] values;

    private final long[] counts;
    private final Moments moments = new Moments();
    private double minimum;
    private double maximum;

    private Profile(int slots, boolean isNumber) {
        this.slots = slots;
        this.isNumber = isNumber;
        this.values = new double[FIRST_SHARE + slots + (isNumber ? NUMBER_VALUES : 0)];
        this.counts = new long[slots];
        forget();
    }

    /** The profile of a number. */
    static Profile ofNumbers() {
        return new Profile(NUMBER_SLOTS, true);
    }

    /** The profile of a component with so many values that are told apart, and a slot for missing ones. */
    static Profile ofValues(int values) {
        return new Profile(1 + values, false);
    }

    /** Number of training rows; 0 if nothing is known. */
    public long rows() {
        return (long) values[ROWS];
    }

    /** Number of slots. */
    public int slots() {
        return slots;
    }

    /** The share of the training rows in a slot, from 0 to 1. */
    public double share(int slot) {
        return values[FIRST_SHARE + slot];
    }

    /** Whether the component is a number, which has a range, a mean and a deviation. */
    public boolean isNumber() {
        return isNumber;
    }

    /** The mean of the present values, on the scale of the feature. */
    public double mean() {
        return number(MEAN);
    }

    /** The deviation of the present values, on the scale of the feature; 0 if all are equal. */
    public double deviation() {
        return number(DEVIATION);
    }

    private double number(int index) {
        if (!isNumber) {
            throw new IllegalStateException("only numbers have a range, a mean and a deviation");
        }
        return values[FIRST_SHARE + slots + index];
    }

    /** The slot of a finite number. */
    int slotOf(double value) {
        return value < number(MINIMUM) ? BELOW : value > number(MAXIMUM) ? ABOVE : WITHIN;
    }

    /** How far a number is from the mean, in deviations; only centered if all training rows had the same. */
    double standardized(double scaled) {
        double deviation = number(DEVIATION);
        return (scaled - number(MEAN)) / (deviation > 0 ? deviation : 1);
    }

    void learn(int slot) {
        learn(slot, 1);
    }

    void learn(int slot, long times) {
        counts[slot] += times;
    }

    void learn(double value, double scaled) {
        learn(WITHIN);
        minimum = Math.min(minimum, value);
        maximum = Math.max(maximum, value);
        moments.add(scaled);
    }

    /** Forgets what was learnt since the last {@link #adopt}. */
    void forget() {
        Arrays.fill(counts, 0);
        moments.clear();
        minimum = Double.POSITIVE_INFINITY;
        maximum = Double.NEGATIVE_INFINITY;
    }

    /** Uses from now on what was learnt since the last {@link #forget}. */
    void adopt() {
        long rows = Arrays.stream(counts).sum();
        values[ROWS] = rows;
        for (int slot = 0; slot < slots; slot++) {
            values[FIRST_SHARE + slot] = (double) counts[slot] / rows;
        }
        if (isNumber) {
            int from = FIRST_SHARE + slots;
            values[from + MINIMUM] = minimum;
            values[from + MAXIMUM] = maximum;
            values[from + MEAN] = moments.mean();
            values[from + DEVIATION] = moments.deviation();
        }
    }

    /** What a saved state without this profile has in its place. */
    double[] unknown() {
        return new double[values.length];
    }

    void visit(String name, StateVisitor visitor) {
        visitor.visit(name, values);
    }
}
