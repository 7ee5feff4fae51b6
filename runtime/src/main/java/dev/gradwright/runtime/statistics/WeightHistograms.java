package dev.gradwright.runtime.statistics;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.state.StateVisitor;
import dev.gradwright.runtime.state.Stateful;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * The distribution of the weights of one matrix over a training: a histogram for each epoch, or for each second, fourth
 * and so on if there are many, and always that of the last epoch. Bins have equal widths between the least and the
 * largest weight of the epoch. Weights that are NaN or infinite are not counted.
 */
public final class WeightHistograms implements Stateful {
    private static final int BINS = 40;
    /** The most histograms. */
    private static final int CAPACITY = 50;

    private final String name;
    private final FMatrixRMaj counts = new FMatrixRMaj(CAPACITY, BINS);
    private final double[] epochs = new double[CAPACITY];
    private final double[] minima = new double[CAPACITY];
    private final double[] maxima = new double[CAPACITY];
    private int size;
    /** Histograms of epochs 1, 1 + interval, 1 + 2·interval and so on stay. */
    private int interval = 1;

    WeightHistograms(String name) {
        this.name = name;
    }

    /**
     * Adds the histogram of an epoch.
     *
     * @param epoch counted from 1, one larger than that of the one before
     */
    void add(int epoch, Parameter parameter) {
        if (size > 0 && !stays(size - 1)) {
            size--;
        }
        if (size == CAPACITY) {
            thinOut();
        }
        epochs[size] = epoch;
        count(parameter.get(), size);
        size++;
    }

    private boolean stays(int histogram) {
        return ((long) epochs[histogram] - 1) % interval == 0;
    }

    private void thinOut() {
        interval *= 2;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (stays(i)) {
                move(i, kept++);
            }
        }
        size = kept;
    }

    private void move(int from, int to) {
        epochs[to] = epochs[from];
        minima[to] = minima[from];
        maxima[to] = maxima[from];
        System.arraycopy(counts.data, from * BINS, counts.data, to * BINS, BINS);
    }

    private void count(FMatrixRMaj weights, int histogram) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < weights.getNumElements(); i++) {
            float weight = weights.data[i];
            if (Float.isFinite(weight)) {
                min = weight < min ? weight : min;
                max = weight > max ? weight : max;
            }
        }
        minima[histogram] = min <= max ? min : Double.NaN;
        maxima[histogram] = min <= max ? max : Double.NaN;
        int first = histogram * BINS;
        Arrays.fill(counts.data, first, first + BINS, 0);
        double binsPerValue = max > min ? BINS / ((double) max - min) : 0;
        for (int i = 0; i < weights.getNumElements(); i++) {
            float weight = weights.data[i];
            if (Float.isFinite(weight)) {
                int bin = (int) (((double) weight - min) * binsPerValue);
                counts.data[first + Math.min(BINS - 1, bin)]++;
            }
        }
    }

    /** As in {@code hidden1.weights}. */
    public String name() {
        return name;
    }

    /** Number of histograms, at most 50. */
    public int size() {
        return size;
    }

    /** Number of bins of each histogram. */
    public int bins() {
        return BINS;
    }

    /** The epoch of a histogram, counted from 1. */
    public int epoch(int histogram) {
        return (int) epochs[check(histogram)];
    }

    /** The least weight, where the first bin starts; NaN if no weight is finite. */
    public double min(int histogram) {
        return minima[check(histogram)];
    }

    /** The largest weight, where the last bin ends; NaN if no weight is finite. If all are equal, bin 0 has them. */
    public double max(int histogram) {
        return maxima[check(histogram)];
    }

    /** Number of weights in a bin. */
    public long count(int histogram, int bin) {
        return (long) counts.get(check(histogram), bin);
    }

    private int check(int histogram) {
        if (histogram < 0 || histogram >= size) {
            throw new IndexOutOfBoundsException("there is no histogram " + histogram + "; there are " + size);
        }
        return histogram;
    }

    @Override
    public void visit(StateVisitor visitor) {
        size = visitor.visit("size", size);
        interval = visitor.visit("interval", interval);
        visitor.visit("epochs", epochs);
        visitor.visit("minima", minima);
        visitor.visit("maxima", maxima);
        visitor.visit("counts", counts);
    }
}
