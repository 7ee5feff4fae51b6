package dev.gradwright.runtime.tensorboard;

/** The distribution of some numbers: 30 buckets of equal width between the least and the largest, as Keras uses. */
final class Histogram {
    private static final int BUCKETS = 30;
    /** Bytes of a field with a double. */
    private static final int NUMBER_BYTES = 1 + Double.BYTES;

    private static final int MIN = 1;
    private static final int MAX = 2;
    private static final int COUNT = 3;
    private static final int SUM = 4;
    private static final int SUM_OF_SQUARES = 5;
    private static final int BUCKET_LIMITS = 6;
    private static final int BUCKET_COUNTS = 7;

    private final double[] counts = new double[BUCKETS];
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double sum;
    private double sumOfSquares;

    /** @param size number of values in use, at least 1, all finite */
    Histogram(float[] values, int size) {
        for (int i = 0; i < size; i++) {
            min = Math.min(min, values[i]);
            max = Math.max(max, values[i]);
            sum += values[i];
            sumOfSquares += (double) values[i] * values[i];
        }
        for (int i = 0; i < size; i++) {
            counts[bucket(values[i])]++;
        }
    }

    private int bucket(double value) {
        return max > min ? Math.min(BUCKETS - 1, (int) (BUCKETS * ((value - min) / (max - min)))) : 0;
    }

    static int messageBytes() {
        return 5 * NUMBER_BYTES + 2 * Records.nestedBytes(BUCKETS * Double.BYTES);
    }

    /** The message {@code HistogramProto}. */
    void writeTo(Records records) {
        double count = 0;
        for (double ofBucket : counts) {
            count += ofBucket;
        }
        records.number(MIN, min);
        records.number(MAX, max);
        records.number(COUNT, count);
        records.number(SUM, sum);
        records.number(SUM_OF_SQUARES, sumOfSquares);
        records.nested(BUCKET_LIMITS, BUCKETS * Double.BYTES);
        for (int i = 1; i <= BUCKETS; i++) {
            records.packed(i == BUCKETS ? max : min + (max - min) * i / BUCKETS);
        }
        records.nested(BUCKET_COUNTS, BUCKETS * Double.BYTES);
        for (double ofBucket : counts) {
            records.packed(ofBucket);
        }
    }
}
