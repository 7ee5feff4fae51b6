package dev.gradwright.runtime.predict;

/**
 * Mean and standard deviation of several numbers over many samples, which are not stored (Welford, 1962); in double
 * precision.
 */
final class RunningMoments {
    private final double[] mean;
    /** Sums of squared distances from the mean. */
    private final double[] squares;

    private long count;

    /** Moments of {@code size} independent numbers. */
    RunningMoments(int size) {
        mean = new double[size];
        squares = new double[size];
    }

    /** Adds one sample of each number. */
    void add(float[] sample) {
        count++;
        for (int i = 0; i < mean.length; i++) {
            double distance = sample[i] - mean[i];
            mean[i] += distance / count;
            squares[i] += distance * (sample[i] - mean[i]);
        }
    }

    /** Stores the means and the population standard deviations. */
    void store(float[] means, float[] deviations) {
        for (int i = 0; i < mean.length; i++) {
            means[i] = (float) mean[i];
            deviations[i] = (float) Math.sqrt(squares[i] / count);
        }
    }
}
