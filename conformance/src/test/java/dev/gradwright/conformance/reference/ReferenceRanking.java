package dev.gradwright.conformance.reference;

import dev.gradwright.dsl.LossFunction;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The losses of rankings, {@code Σwℓ/queries}. Sums over pairs of rows are matrices of rows × rows.
 *
 * @param s scores, rows × 1
 * @param targets relevance and query, rows × 2
 * @param weights rows × 1, equal within a query
 */
record ReferenceRanking(LossFunction function, Matrix s, Matrix targets, Matrix weights) {
    Matrix loss() {
        Matrix elements = function == LossFunction.LISTWISE_SOFTMAX
                ? relevances().scaledBy(powers().map(Math::log).minus(s))
                : pairs().scaledBy(differences().map(d -> Math.log1p(Math.exp(-Math.abs(d))) + Math.max(-d, 0)))
                        .rowSums();
        return elements.scaledBy(shares()).columnSums();
    }

    Matrix gradient() {
        if (function == LossFunction.LISTWISE_SOFTMAX) {
            Matrix p = s.map(Math::exp).dividedBy(powers());
            return p.scaledBy(group().times(relevances())).minus(relevances()).scaledBy(shares());
        }
        Matrix slopes =
                pairs().scaledBy(differences().map(d -> -1 / (1 + Math.exp(d)))).scaledBy(shares());
        return slopes.rowSums().minus(slopes.transposed().rowSums());
    }

    private int rows() {
        return s.rows();
    }

    /** {@code sᵢ − sⱼ} */
    private Matrix differences() {
        Matrix repeated = s.times(Matrix.filled(1, rows(), 1));
        return repeated.minus(repeated.transposed());
    }

    /** {@code Σe^s} over the query of a row. */
    private Matrix powers() {
        return group().times(s.map(Math::exp));
    }

    private double relevance(int row) {
        return targets.get(row, 0);
    }

    private boolean together(int row, int other) {
        return targets.get(row, 1) == targets.get(other, 1);
    }

    /** 1 if two rows are of one query. */
    private Matrix group() {
        return exact((row, other) -> together(row, other) ? 1 : 0);
    }

    /** The relevance of a row, divided by the sum over its query. */
    private Matrix relevances() {
        Matrix normalized = Matrix.filled(rows(), 1, 0);
        for (int row = 0; row < rows(); row++) {
            double sum = 0;
            for (int other = 0; other < rows(); other++) {
                sum += together(row, other) ? relevance(other) : 0;
            }
            normalized.set(row, sum == 0 ? 0 : relevance(row) / sum);
        }
        return normalized;
    }

    /** The factor of each pair whose first row is more relevant; the other pairs have 0. */
    private Matrix pairs() {
        return exact((row, other) -> together(row, other) && relevance(row) > relevance(other)
                ? function == LossFunction.LAMBDA_RANK ? change(row, other) : 1.0 / pairsWith(row)
                : 0);
    }

    private long pairsWith(int row) {
        long pairs = 0;
        for (int one = 0; one < rows(); one++) {
            for (int other = 0; other < rows(); other++) {
                pairs += together(row, one) && together(row, other) && relevance(one) > relevance(other) ? 1 : 0;
            }
        }
        return pairs;
    }

    /** By how much NDCG changes if two rows change places. */
    private double change(int row, int other) {
        double gained = Math.pow(2, relevance(row)) - Math.pow(2, relevance(other));
        return Math.abs(gained * (discount(place(row)) - discount(place(other)))) / ideal(row);
    }

    private static double discount(int place) {
        return Math.log(2) / Math.log(2 + place);
    }

    /** The number of rows of the query before a row. */
    private int place(int row) {
        int place = 0;
        for (int other = 0; other < rows(); other++) {
            boolean isBefore = s.get(other) > s.get(row) || (s.get(other) == s.get(row) && other < row);
            place += together(row, other) && isBefore ? 1 : 0;
        }
        return place;
    }

    private double ideal(int row) {
        double[] gains = IntStream.range(0, rows())
                .filter(other -> together(row, other))
                .mapToDouble(other -> -(Math.pow(2, relevance(other)) - 1))
                .toArray();
        Arrays.sort(gains);
        double ideal = 0;
        for (int place = 0; place < gains.length; place++) {
            ideal -= gains[place] * discount(place);
        }
        return ideal;
    }

    /** The weight of the query of a row, divided by the number of queries. */
    private Matrix shares() {
        int queries = 1;
        for (int row = 1; row < rows(); row++) {
            queries += together(row, row - 1) ? 0 : 1;
        }
        return weights.scaledBy(1.0 / queries);
    }

    private Matrix exact(Pair value) {
        Matrix matrix = Matrix.filled(rows(), rows(), 0);
        for (int row = 0; row < rows(); row++) {
            for (int other = 0; other < rows(); other++) {
                matrix.set(row * rows() + other, value.of(row, other));
            }
        }
        return matrix;
    }

    /** A function of two rows. */
    private interface Pair {
        double of(int row, int other);
    }
}
