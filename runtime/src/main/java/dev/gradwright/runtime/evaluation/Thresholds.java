package dev.gradwright.runtime.evaluation;

import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * Chooses a threshold between the scores of one class. Choose it on validation data: on training data it is too
 * optimistic, and test data are for the final figures.
 *
 * <p>Candidates lie in the middle between two adjacent scores; 1 and 0 are candidates too if the scores are
 * probabilities, to predict nothing or everything to be positive.
 */
public final class Thresholds {
    private final Ranking ranking;

    Thresholds(Ranking ranking) {
        this.ranking = ranking;
    }

    /**
     * The threshold with the lowest cost of wrong predictions; right ones cost nothing. Of equal costs, the largest
     * threshold.
     *
     * @param falsePositive the cost of a negative that is predicted to be positive
     * @param falseNegative the cost of a positive that is predicted to be negative
     * @throws IllegalArgumentException if a cost is negative or not finite
     */
    public Threshold forCosts(double falsePositive, double falseNegative) {
        if (!(falsePositive >= 0 && falseNegative >= 0)) {
            throw new IllegalArgumentException("the costs of wrong predictions must not be negative, but are "
                    + falsePositive + " and " + falseNegative + "; a benefit goes into a matrix of costs");
        }
        return forCosts(new double[][] {{0, falsePositive}, {falseNegative, 0}});
    }

    /**
     * The threshold with the lowest cost (Elkan, 2001). Of equal costs, the largest threshold.
     *
     * @param costs {@code costs[actual][predicted]} of class 0 and 1; a negative cost is a benefit
     * @throws IllegalArgumentException if it is not 2 × 2 or a cost is not finite
     */
    public Threshold forCosts(double[][] costs) {
        requireCosts(costs);
        return at(best(count -> true, count -> -cost(count, costs)), costs);
    }

    private static void requireCosts(double[][] costs) {
        if (costs.length != 2 || costs[0].length != 2 || costs[1].length != 2) {
            throw new IllegalArgumentException("costs must be 2 x 2: costs[actual][predicted] of class 0 and 1");
        }
        for (int actual = 0; actual < 2; actual++) {
            for (int predicted = 0; predicted < 2; predicted++) {
                if (!Double.isFinite(costs[actual][predicted])) {
                    throw new IllegalArgumentException("costs must be finite, but costs[" + actual + "][" + predicted
                            + "] is " + costs[actual][predicted]);
                }
            }
        }
    }

    /**
     * The threshold with the largest recall among those with at least this precision. Of equal recalls, the largest
     * threshold.
     *
     * @param precision in (0, 1]
     * @throws IllegalArgumentException if it is out of range, or no threshold reaches it; the message names the largest
     *     precision
     */
    public Threshold forPrecision(double precision) {
        return reaching("precision", precision, Threshold::precision, Threshold::recall);
    }

    /**
     * The threshold with the largest precision among those with at least this recall. Of equal precisions, the largest
     * threshold.
     *
     * @param recall in (0, 1]
     * @throws IllegalArgumentException if it is out of range, or no threshold reaches it, because the scores of some
     *     positives are exactly 0
     */
    public Threshold forRecall(double recall) {
        return reaching("recall", recall, Threshold::recall, Threshold::precision);
    }

    /** The threshold with the largest F1. Of equal ones, the largest threshold. */
    public Threshold forF1() {
        return at(best(count -> true, count -> at(count).f1()));
    }

    private Threshold reaching(
            String name, double least, ToDoubleFunction<Threshold> demanded, ToDoubleFunction<Threshold> maximized) {
        if (!(least > 0 && least <= 1)) {
            throw new IllegalArgumentException(name + " must be in (0, 1], but is " + least);
        }
        int best =
                best(count -> demanded.applyAsDouble(at(count)) >= least, count -> maximized.applyAsDouble(at(count)));
        if (best < 0) {
            Threshold highest = at(best(count -> true, count -> demanded.applyAsDouble(at(count))));
            throw new IllegalArgumentException("no threshold reaches a " + name + " of " + least + "; the highest is "
                    + Texts.figure(demanded.applyAsDouble(highest)) + ", above " + highest.value());
        }
        return at(best);
    }

    /** The acceptable number of scores with the largest value, the smallest of several; −1 if none is acceptable. */
    private int best(IntPredicate acceptable, IntToDoubleFunction value) {
        int best = -1;
        double largest = Double.NEGATIVE_INFINITY;
        for (int count = 0; count <= ranking.size(); count++) {
            if (ranking.isReachable(count) && acceptable.test(count) && value.applyAsDouble(count) > largest) {
                best = count;
                largest = value.applyAsDouble(count);
            }
        }
        return best;
    }

    private double cost(int count, double[][] costs) {
        Threshold at = at(count);
        double sum = at.trueNegatives() * costs[0][0]
                + at.falsePositives() * costs[0][1]
                + at.falseNegatives() * costs[1][0]
                + at.truePositives() * costs[1][1];
        return sum / (ranking.positives() + ranking.negatives());
    }

    private Threshold at(int count) {
        return at(count, Double.NaN);
    }

    private Threshold at(int count, double[][] costs) {
        return at(count, cost(count, costs));
    }

    private Threshold at(int count, double cost) {
        double truePositives = ranking.truePositives(count);
        double falsePositives = ranking.falsePositives(count);
        return new Threshold(
                ranking.threshold(count),
                truePositives,
                falsePositives,
                ranking.positives() - truePositives,
                ranking.negatives() - falsePositives,
                cost);
    }
}
