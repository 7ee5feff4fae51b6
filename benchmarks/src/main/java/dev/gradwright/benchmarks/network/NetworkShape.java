package dev.gradwright.benchmarks.network;

import java.util.List;

/**
 * The widths of a dense network, inputs first, and the work of its matrix products.
 *
 * @param widths at least two widths
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

    /** The work of a prediction: one product per layer. */
    public Work prediction(int rows) {
        return new Work(2.0 * rows * weights(), Float.BYTES * (weights() + (double) rows * inputs()));
    }

    /**
     * The work of a textbook training step: for each layer the forward product, the gradient of the weights and the
     * gradient of the input, which the first layer needs only if a batch norm is before it.
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
