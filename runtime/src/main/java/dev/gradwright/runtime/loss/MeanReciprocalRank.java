package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/** {@code 1/rank} of the first relevant row of a query (relevance above 0), where ranks are counted from 1. */
final class MeanReciprocalRank extends RankingMetric {
    @Override
    double query(FMatrixRMaj scores, int from, int to, FMatrixRMaj y) {
        int rows = to - from;
        for (int place = 0; place < rows; ) {
            int end = endOfTie(scores, place, rows);
            int relevant = relevant(y, place, end);
            if (relevant > 0) {
                return tie(relevant, place, end);
            }
            place = end;
        }
        return 0;
    }

    /** The expected value, if the first relevant row is among rows of equal scores, in random order. */
    private static double tie(int relevant, int place, int end) {
        double none = 1; // the probability that none of the places before is relevant
        double sum = 0;
        for (int i = place; none > 0 && i < end; i++) {
            double next = (double) relevant / (end - i);
            sum += none * next / (i + 1);
            none *= 1 - next;
        }
        return sum;
    }
}
