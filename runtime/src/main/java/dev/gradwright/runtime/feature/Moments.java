package dev.gradwright.runtime.feature;

/**
 * Mean and (biased) standard deviation of a sequence of numbers, in one pass (Welford, 1962). Equal numbers have
 * exactly that mean and a deviation of exactly 0.
 */
final class Moments {
    private long count;
    private double mean;
    private double squares;

    void clear() {
        count = 0;
        mean = 0;
        squares = 0;
    }

    void add(double value) {
        count++;
        double difference = value - mean;
        mean += difference / count;
        squares += difference * (value - mean);
    }

    boolean isEmpty() {
        return count == 0;
    }

    double mean() {
        return mean;
    }

    double deviation() {
        return Math.sqrt(squares / count);
    }

    /** The deviation, or 1 if it is 0: what centered numbers are divided by. */
    double divisor() {
        double deviation = deviation();
        return deviation > 0 ? deviation : 1;
    }

    boolean areFinite() {
        return Double.isFinite(mean) && Double.isFinite(squares);
    }
}
