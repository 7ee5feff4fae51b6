package dev.gradwright.benchmarks.network;

import java.util.List;

/**
 * The widths of a dense network, inputs first, and the work that its matrix products are.
 *
 * @param widths at least two
 */
public record NetworkShape(List<Integer> widths) {
    /** The reference network. */
    public static final NetworkShape REFERENCE = new NetworkShape(List.of(784, 300, 100, 10));

    /** The tiny network. */
    public static final NetworkShape TINY = new NetworkShape(List.of(16, 32, 16, 1));

    /** Number of features of a row. */
    public int inputs() {
        return widths.get(0);
    }

    /** Prediction: one product for each layer. */
    public Work prediction(int rows) {
        return new Work(2.0 * rows * weights(), Float.BYTES * (weights() + (double) rows * inputs()));
    }

    /**
     * A training step by the book: for each layer the product forward, the gradient by the weights and the gradient by the
     * input, the last also for the first layer where a batch norm stands before it.
     */
    public Work trainingStep(int rows, boolean normFirst) {
        double products = 3 * weights() - (normFirst ? 0 : (double) widths.get(0) * widths.get(1));
        return new Work(2.0 * rows * products, Float.BYTES * (weights() + (double) rows * inputs()));
    }

    private double weights() {
        double sum = 0;
        for (int i = 1; i < widths.size(); i++) {
            sum += (double) widths.get(i - 1) * widths.get(i);
        }
        return sum;
    }
}
