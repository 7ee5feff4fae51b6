package dev.gradwright.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.dsl.Metric;
import dev.gradwright.runtime.Allocation;
import dev.gradwright.runtime.state.StateSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RankingMetricsTest {
    private static final double CLOSE = 1e-7;

    /** Queries with ties, and one without relevant rows. */
    private static final FMatrixRMaj Y = concat(
            targets(0, 3, 2, 0, 1, 0, 4),
            targets(1, 0, 0, 1),
            targets(2, 0, 2, 2, 1, 0, 0, 3),
            targets(3, 1, 0),
            targets(4, 0, 0, 0));

    private static final FMatrixRMaj SCORES = column(
            0.2f, 1.5f, 1.5f, -0.3f, 0.9f, 0.1f, //
            2, 1, 0.5f, //
            0.5f, 0.5f, 0.5f, 0.1f, -1, 0.5f, 2, //
            0, 0, //
            1, 2, 3);

    /** {@code np.mean([ndcg_score([2.0**r - 1], [s], k=k) for r, s in queries])} of scikit-learn 1.x. */
    @ParameterizedTest
    @CsvSource({"1, 0.32", "3, 0.4538393654830455", "5, 0.5519788374111219", "10, 0.5618982409336863"})
    void ndcgIsThatOfScikitLearn(int k, double expected) {
        assertThat((double) of(Metric.NDCG, k, SCORES, Y)).isCloseTo(expected, within(CLOSE));
    }

    @Test
    void averagePrecisionIsTheMeanPrecisionAtTheRelevantRows() {
        // relevant rows in places 1, 3 and 4
        assertThat((double) of(Metric.MAP, 5, column(9, 7, 5, 8), targets(0, 1, 2, 1, 0)))
                .isCloseTo((1 + 2.0 / 3 + 3.0 / 4) / 3, within(CLOSE));
    }

    @Test
    void reciprocalRankIsThatOfTheFirstRelevantRow() {
        assertThat((double) of(Metric.MRR, 5, column(3, 9, 7, 8), targets(0, 1, 0, 2, 0)))
                .isCloseTo(1.0 / 3, within(CLOSE));
    }

    @ParameterizedTest
    @EnumSource(names = {"NDCG", "MAP", "MRR"})
    void equalScoresCountAsTheMeanOverAllOrders(Metric metric) {
        FMatrixRMaj y = targets(0, 0, 3, 0, 1, 2, 0);
        float[] tied = {2, 1, 1, 1, 1, 0};
        List<float[]> orders = orders(tied, 1, 5);

        double mean = orders.stream()
                .mapToDouble(scores -> of(metric, 3, column(scores), y))
                .average()
                .orElseThrow();

        assertThat(orders).hasSize(24);
        assertThat((double) of(metric, 3, column(tied), y)).isCloseTo(mean, within(1e-6));
    }

    /** Scores without ties, for all orders of the rows {@code from} to {@code to − 1}. */
    private static List<float[]> orders(float[] scores, int from, int to) {
        List<float[]> orders = new ArrayList<>();
        permute(scores.clone(), from, from, to, orders);
        return orders;
    }

    private static void permute(float[] scores, int row, int from, int to, List<float[]> orders) {
        if (row == to) {
            orders.add(scores.clone());
            return;
        }
        for (int place = 0; place < to - from; place++) {
            float score = 1 + place / 16f;
            boolean isTaken = false;
            for (int other = from; other < row; other++) {
                isTaken |= scores[other] == score;
            }
            if (!isTaken) {
                scores[row] = score;
                permute(scores, row + 1, from, to, orders);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NDCG", "MAP", "MRR"})
    void bestOrderHasTheValueOne(Metric metric) {
        assertThat(of(metric, 5, column(1, 3, 2), targets(0, 0, 4, 1))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"NDCG", "MAP", "MRR"})
    void queryWithoutRelevantRowsCountsAsZero(Metric metric) {
        FMatrixRMaj y = concat(targets(0, 0, 4, 1), targets(1, 0, 0));

        assertThat(of(metric, 5, column(1, 3, 2, 1, 2), y)).isEqualTo(0.5f);
    }

    @ParameterizedTest
    @EnumSource(names = {"NDCG", "MAP", "MRR"})
    void scoreThatIsNaNMakesTheMetricNaN(Metric metric) {
        assertThat(of(metric, 5, column(1, Float.NaN), targets(0, 1, 0))).isNaN();
    }

    @ParameterizedTest
    @EnumSource(names = {"NDCG", "MAP", "MRR"})
    void queriesAreWeightedIfTheNetworkSaysSo(Metric metric) {
        RunningMetrics metrics =
                new RunningMetrics(TargetKind.RELEVANCE, 1, new MetricOptions(0.5f, 1, 0, true), metric);

        metrics.add(0, column(1, 3, 2, 1), concat(targets(0, 0, 4), targets(1, 0, 0)), column(3, 3, 1, 1));

        assertThat(metrics.value(metric)).isEqualTo(0.75f);
    }

    @Test
    void lossIsTheMeanOverTheQueriesOfAllBatches() {
        RunningMetrics metrics = new RunningMetrics(TargetKind.RELEVANCE, 1, MetricOptions.DEFAULT);

        metrics.add(1, column(1, 2, 3), targets(0, 0, 1, 0), null);
        metrics.add(4, column(1, 2, 3), concat(targets(1, 0), targets(2, 1, 0)), null);

        assertThat(metrics.loss()).isEqualTo(3);
        assertThat(metrics.rows()).isEqualTo(6);
    }

    @Test
    void restoredMetricsContinue() {
        RunningMetrics metrics = metrics(5, Metric.NDCG, Metric.MAP, Metric.MRR);
        metrics.add(1, SCORES, Y, null);
        StateSnapshot saved = StateSnapshot.of(metrics);
        metrics.add(2, column(1, 2), targets(0, 1, 0), null);
        float loss = metrics.loss();
        float ndcg = metrics.value(Metric.NDCG);

        saved.restore(metrics);
        metrics.add(2, column(1, 2), targets(0, 1, 0), null);

        assertThat(metrics.loss()).isEqualTo(loss);
        assertThat(metrics.value(Metric.NDCG)).isEqualTo(ndcg);
    }

    @Test
    @Tag("own-jvm")
    void allocatesNothingOnceItHasSeenTheLargestQuery() {
        RunningMetrics metrics = metrics(5, Metric.NDCG, Metric.MAP, Metric.MRR);

        assertThat(Allocation.ofOne(() -> metrics.add(0, SCORES, Y, null))).isZero();
    }

    private static float of(Metric metric, int k, FMatrixRMaj scores, FMatrixRMaj y) {
        RunningMetrics metrics = metrics(k, metric);
        metrics.add(0, scores, y, null);
        return metrics.value(metric);
    }

    private static RunningMetrics metrics(int k, Metric... metrics) {
        return new RunningMetrics(TargetKind.RELEVANCE, 1, new MetricOptions(0.5f, k, 0, false), metrics);
    }

    private static FMatrixRMaj column(float... values) {
        return FMatrixRMaj.wrap(values.length, 1, values);
    }

    private static FMatrixRMaj targets(float group, float... relevances) {
        FMatrixRMaj y = new FMatrixRMaj(relevances.length, 2);
        for (int row = 0; row < relevances.length; row++) {
            y.set(row, 0, relevances[row]);
            y.set(row, 1, group);
        }
        return y;
    }

    /** Targets one below the other. */
    static FMatrixRMaj concat(FMatrixRMaj... parts) {
        int rows = Stream.of(parts).mapToInt(part -> part.numRows).sum();
        FMatrixRMaj all = new FMatrixRMaj(rows, 2);
        int at = 0;
        for (FMatrixRMaj part : parts) {
            System.arraycopy(part.data, 0, all.data, at, part.getNumElements());
            at += part.getNumElements();
        }
        return all;
    }
}
