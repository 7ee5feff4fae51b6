package dev.gradwright.runtime.loss;

/**
 * Smoothed binary targets and their weights.
 *
 * @param alpha α, in [0, 1): the weight of positives, where negatives have {@code 1 − α}; 0 for weights of 1
 * @param labelSmoothing s, in [0, 1)
 */
record ClassBalance(double alpha, double labelSmoothing) {
    /** {@code t = y(1 − s) + s/2} */
    double smoothed(double y) {
        return y * (1 - labelSmoothing) + labelSmoothing / 2;
    }

    /** {@code αt + (1 − α)(1 − t)} */
    double weight(double t) {
        return alpha == 0 ? 1 : alpha * t + (1 - alpha) * (1 - t);
    }
}
