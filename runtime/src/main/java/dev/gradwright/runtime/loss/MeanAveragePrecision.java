package dev.gradwright.runtime.loss;

import org.ejml.data.FMatrixRMaj;

/**
 * The mean over the relevant rows of a query (relevance above 0) of the precision at their places: the share of rows up
 * to and including that place that are relevant.
 */
final class MeanAveragePrecision extends RankingMetric {
    @Override
    double query(FMatrixRMaj scores, int from, int to, FMatrixRMaj y) {
        int rows = to - from;
        double sum = 0;
        int found = 0;
        for (int place = 0; place < rows; ) {
            int end = endOfTie(scores, place, rows);
            int relevant = relevant(y, place, end);
            sum += tie(found, relevant, place, end);
            found += relevant;
            place = end;
        }
        return found == 0 ? 0 : sum / found;
    }

    /**
     * The expected sum of the precisions at the places of equal scores, in random order. At each of them, a row is
     * relevant with probability {@code relevant/tied}, and each of those before it then with {@code
     * (relevant − 1)/(tied − 1)}.
     */
    private static double tie(int foundBefore, int relevant, int place, int end) {
        int tied = end - place;
        double share = (double) relevant / tied;
        double shareOfOthers = tied == 1 ? 0 : (relevant - 1.0) / (tied - 1);
        double sum = 0;
        for (int i = 0; relevant > 0 && i < tied; i++) {
            sum += share * (foundBefore + 1 + i * shareOfOthers) / (place + i + 1);
        }
        return sum;
    }
}
