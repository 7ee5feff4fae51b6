package dev.gradwright.runtime.statistics;

import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * A series of values by step in fixed memory. Each point covers the same number of consecutive values, at first one. If
 * all points are taken, neighbours are merged, so that a point covers twice as many. A point keeps the minimum, the
 * maximum and the mean of its values. NaN and infinite values do not count; a point without another value is a gap,
 * whose minimum, maximum and mean are NaN.
 *
 * <p>{@link #append} allocates nothing, nor does {@link #visit} by itself.
 */
public final class DecimatedSeries implements Stateful {
    private static final int LEAST_CAPACITY = 2;

    /** The rows of {@link #values}. */
    private static final int MEAN = 0;

    private static final int MIN = 1;
    private static final int MAX = 2;
    private static final int COUNT = 3;

    private final int capacity;
    private final double[] steps;
    /** 4 × capacity, so that a visitor takes all with one call. */
    private final FMatrixRMaj values;

    private int size;
    private long valuesPerPoint = 1;
    /** Number of values that the last point covers, gaps included. */
    private long covered;
    /** The sum of the finite values of the last point. */
    private double sum;

    /**
     * An empty series.
     *
     * @param capacity the most points, even and at least 2
     * @throws IllegalArgumentException if it is odd or less than 2
     */
    public DecimatedSeries(int capacity) {
        if (capacity < LEAST_CAPACITY || capacity % 2 != 0) {
            throw new IllegalArgumentException(
                    "the capacity of a series must be even and at least 2, but is " + capacity);
        }
        this.capacity = capacity;
        this.steps = new double[capacity];
        this.values = new FMatrixRMaj(4, capacity);
    }

    /**
     * Appends a value.
     *
     * @param step at least that of the value before
     * @param value NaN and infinite values leave a gap
     */
    public void append(long step, float value) {
        if (size == 0 || covered == valuesPerPoint) {
            addPoint(step);
        }
        covered++;
        if (Float.isFinite(value)) {
            add(value);
        }
    }

    private void addPoint(long step) {
        if (size == capacity) {
            mergeNeighbours();
        }
        steps[size] = step;
        set(MEAN, size, Float.NaN);
        set(MIN, size, Float.NaN);
        set(MAX, size, Float.NaN);
        set(COUNT, size, 0);
        size++;
        covered = 0;
        sum = 0;
    }

    private void add(float value) {
        int last = size - 1;
        float count = get(COUNT, last) + 1;
        sum += value;
        set(COUNT, last, count);
        set(MEAN, last, (float) (sum / count));
        set(MIN, last, count == 1 ? value : Math.min(get(MIN, last), value));
        set(MAX, last, count == 1 ? value : Math.max(get(MAX, last), value));
    }

    private void mergeNeighbours() {
        size /= 2;
        for (int point = 0; point < size; point++) {
            merge(2 * point, 2 * point + 1, point);
        }
        valuesPerPoint *= 2;
    }

    /** Merges two points; {@code to} may be the first of them. */
    private void merge(int first, int second, int to) {
        float firstCount = get(COUNT, first);
        float secondCount = get(COUNT, second);
        steps[to] = steps[first];
        if (secondCount == 0 || firstCount == 0) {
            move(secondCount == 0 ? first : second, to);
            return;
        }
        float count = firstCount + secondCount;
        double total = (double) firstCount * get(MEAN, first) + (double) secondCount * get(MEAN, second);
        set(MEAN, to, (float) (total / count));
        set(MIN, to, Math.min(get(MIN, first), get(MIN, second)));
        set(MAX, to, Math.max(get(MAX, first), get(MAX, second)));
        set(COUNT, to, count);
    }

    private void move(int from, int to) {
        for (int row = MEAN; row <= COUNT; row++) {
            set(row, to, get(row, from));
        }
    }

    private float get(int row, int point) {
        return values.data[row * capacity + point];
    }

    private void set(int row, int point, float value) {
        values.data[row * capacity + point] = value;
    }

    /** Number of points. */
    public int size() {
        return size;
    }

    /** Number of consecutive values that each point covers; the last point may cover fewer. */
    public long valuesPerPoint() {
        return valuesPerPoint;
    }

    /** The step of the first value of a point. */
    public long step(int point) {
        return (long) steps[check(point)];
    }

    /** The mean of the finite values of a point; NaN if there are none. */
    public float mean(int point) {
        return get(MEAN, check(point));
    }

    /** The least finite value of a point; NaN if there is none. */
    public float min(int point) {
        return get(MIN, check(point));
    }

    /** The largest finite value of a point; NaN if there is none. */
    public float max(int point) {
        return get(MAX, check(point));
    }

    private int check(int point) {
        if (point < 0 || point >= size) {
            throw new IndexOutOfBoundsException("there is no point " + point + "; the series has " + size);
        }
        return point;
    }

    /** A copy that later values do not change. */
    public DecimatedSeries copy() {
        DecimatedSeries copy = new DecimatedSeries(capacity);
        System.arraycopy(steps, 0, copy.steps, 0, capacity);
        System.arraycopy(values.data, 0, copy.values.data, 0, 4 * capacity);
        copy.size = size;
        copy.valuesPerPoint = valuesPerPoint;
        copy.covered = covered;
        copy.sum = sum;
        return copy;
    }

    /** Visits all points, and how far the last one is. */
    @Override
    public void visit(StateVisitor visitor) {
        size = visitor.visit("size", size);
        valuesPerPoint = visitor.visit("valuesPerPoint", valuesPerPoint);
        covered = visitor.visit("covered", covered);
        sum = visitor.visit("sum", sum);
        visitor.visit("steps", steps);
        visitor.visit("values", values);
    }

    @Override
    public String toString() {
        return size + " points of " + valuesPerPoint + " values: " + Arrays.toString(Arrays.copyOf(values.data, size));
    }
}
