package dev.gradwright.runtime.predict;

/** Mean and standard deviation of many numbers, without keeping the samples (Welford, 1962); in double precision. */
final class RunningMoments {
    private final double[] mean;
    /** Sums of squared distances from the mean. */
    private final double[] squares;

    private long count;

    /** Of {@code size} numbers, each by itself. */
    RunningMoments(int size) {
        mean = new double[size];
        squares = new double[size];
    }

    /** Takes one sample of each number in. */
    void add(float[] sample) {
        count++;
        for (int i = 0; i < mean.length; i++) {
            double distance = sample[i] - mean[i];
            mean[i] += distance / count;
            squares[i] += distance * (sample[i] - mean[i]);
        }
    }

    /** Gives the means, and the deviations divided by the number of samples. */
    void store(float[] means, float[] deviations) {
        for (int i = 0; i < mean.length; i++) {
            means[i] = (float) mean[i];
            deviations[i] = (float) Math.sqrt(squares[i] / count);
        }
    }
}
