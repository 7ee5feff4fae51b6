package dev.gradwright.processor.signal;

/**
 * The first two moments of the values of a layer, over its units, the examples and the draws of the weights.
 *
 * @param mean the mean
 * @param second the mean of the squares
 */
public record Moments(double mean, double second) {
    /** The mean of the squared distances from the mean. */
    public double variance() {
        return Math.max(0, second - mean * mean);
    }
}
