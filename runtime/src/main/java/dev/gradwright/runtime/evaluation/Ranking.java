package dev.gradwright.runtime.evaluation;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The distinct scores of one class in descending order, each with the weights of the positives and negatives that have
 * it or a larger one. The curves and the choice of a threshold are read from it.
 */
final class Ranking {
    private final float[] scores;
    /** By score: the weights of the positives and negatives from the largest score to this one. */
    private final double[] positives;

    private final double[] negatives;
    private final int size;

    private Ranking(float[] scores, double[] positives, double[] negatives) {
        this.scores = scores;
        this.positives = positives;
        this.negatives = negatives;
        this.size = scores.length;
    }

    /**
     * Ranks scores. Rows of weight 0 are left out, as in scikit-learn: they change no curve and offer no threshold.
     *
     * @param weights one for each score, or null; one at least is positive
     */
    static Ranking of(float[] scores, boolean[] isPositive, float @Nullable [] weights) {
        long[] order = descending(scores);
        float[] distinct = new float[scores.length];
        double[] positives = new double[scores.length];
        double[] negatives = new double[scores.length];
        int last = -1;
        double positive = 0;
        double negative = 0;
        for (long key : order) {
            int row = (int) key;
            double weight = weights == null ? 1 : weights[row];
            if (weight == 0) {
                continue;
            }
            positive += isPositive[row] ? weight : 0;
            negative += isPositive[row] ? 0 : weight;
            if (last < 0 || scores[row] != distinct[last]) {
                last++;
                distinct[last] = scores[row];
            }
            positives[last] = positive;
            negatives[last] = negative;
        }
        return new Ranking(
                Arrays.copyOf(distinct, last + 1),
                Arrays.copyOf(positives, last + 1),
                Arrays.copyOf(negatives, last + 1));
    }

    /** Keys in the order of descending scores; the lower half of a key is the row. */
    private static long[] descending(float[] scores) {
        long[] keys = new long[scores.length];
        for (int row = 0; row < scores.length; row++) {
            int bits = Float.floatToIntBits(scores[row] + 0f); // −0 equals 0
            int ascending = bits < 0 ? ~bits ^ Integer.MIN_VALUE : bits;
            keys[row] = ((long) ~ascending << Integer.SIZE) | row;
        }
        Arrays.sort(keys);
        return keys;
    }

    /** Number of distinct scores. */
    int size() {
        return size;
    }

    /** The weight of all positives. */
    double positives() {
        return positives[size - 1];
    }

    /** The weight of all negatives. */
    double negatives() {
        return negatives[size - 1];
    }

    /**
     * The weight of the positives among the rows with the {@code count} largest distinct scores: the true positives if
     * these are predicted to be positive.
     */
    double truePositives(int count) {
        return count == 0 ? 0 : positives[count - 1];
    }

    /** The weight of the negatives among the rows with the {@code count} largest distinct scores. */
    double falsePositives(int count) {
        return count == 0 ? 0 : negatives[count - 1];
    }

    /**
     * A threshold above which lie exactly the {@code count} largest distinct scores: the middle between two scores; 1 for
     * no score and 0 for all scores if they are probabilities.
     */
    float threshold(int count) {
        if (count == 0) {
            return isProbability() ? 1 : scores[0];
        }
        if (count == size) {
            return isProbability() && scores[size - 1] > 0 ? 0 : Math.nextDown(scores[size - 1]);
        }
        float middle = (float) ((scores[count - 1] + (double) scores[count]) / 2);
        return middle < scores[count - 1] ? middle : scores[count];
    }

    /** Whether a predictor can have the threshold: if the lowest probability is 0, nothing lies below it. */
    boolean isReachable(int count) {
        return count < size || !isProbability() || scores[size - 1] > 0;
    }

    private boolean isProbability() {
        return scores[0] <= 1 && scores[size - 1] >= 0;
    }
}
