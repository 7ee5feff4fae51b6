package dev.gradwright.runtime.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.runtime.Allocation;
import java.util.Random;
import java.util.stream.Stream;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RankingLossesTest {
    private static final double LOG_2 = Math.log(2);
    private static final float STEP = 0x1p-10f;

    static Stream<RankingLoss> losses() {
        return Stream.of(new PairwiseLogistic(), new ListwiseSoftmax(), new LambdaRank());
    }

    @Test
    void pairwiseLossIsTheMeanOverThePairsOfDifferentRelevance() {
        double right = Math.log1p(Math.exp(-1)); // the more relevant row has a score that is larger by 1
        double wrong = Math.log1p(Math.exp(1));

        assertThat(of(new PairwiseLogistic(), column(0, 0), targets(0, 1, 0))).isEqualTo(LOG_2);
        assertThat(of(new PairwiseLogistic(), column(2, 1), targets(0, 1, 0))).isCloseTo(right, within(1e-12));
        assertThat(of(new PairwiseLogistic(), column(1, 2, 1), targets(0, 2, 1, 1)))
                .isCloseTo((wrong + LOG_2) / 2, within(1e-12));
    }

    @Test
    void softmaxLossIsTheCrossEntropyOfNormalizedRelevances() {
        double sum = Math.exp(1) + Math.exp(2) + Math.exp(3);

        assertThat(of(new ListwiseSoftmax(), column(1, 2, 3), targets(0, 3, 1, 0)))
                .isCloseTo(0.75 * (Math.log(sum) - 1) + 0.25 * (Math.log(sum) - 2), within(1e-12));
    }

    @Test
    void lambdaRankWeighsPairsByTheChangeOfNdcg() {
        // gains 3, 1 and 0; discounts of the places 1, 1/log2(3) and 1/2; the rows are in places 2, 1 and 3
        double second = LOG_2 / Math.log(3);
        double ideal = 3 + second;
        double loss = 2 * (1 - second) * Math.log1p(Math.exp(1)) // wrong order
                + 3 * (second - 0.5) * Math.log1p(Math.exp(-1))
                + (1 - 0.5) * Math.log1p(Math.exp(-2));

        assertThat(of(new LambdaRank(), column(2, 3, 1), targets(0, 2, 1, 0))).isCloseTo(loss / ideal, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void gradientsAreTheDerivativesOfTheLoss(RankingLoss loss) {
        Random random = new Random(1);
        FMatrixRMaj scores = new FMatrixRMaj(9, 1);
        for (int row = 0; row < 9; row++) {
            scores.data[row] = random.nextInt(-400, 400) / 256f; // further apart than the step
        }
        FMatrixRMaj y = concat(targets(4, 2, 0, 1, 4), targets(1, 0, 0), targets(2, 0, 1, 1));
        FMatrixRMaj weights = column(2, 2, 2, 2, 1, 1, 0.5f, 0.5f, 0.5f);
        FMatrixRMaj gradient = new FMatrixRMaj(1, 1);

        loss.train(scores, y, weights, gradient);

        for (int row = 0; row < 9; row++) {
            double slope = (moved(loss, scores, row, STEP, y, weights) - moved(loss, scores, row, -STEP, y, weights))
                    / (2 * STEP);
            assertThat((double) gradient.data[row]).as("row %d", row).isCloseTo(slope, within(1e-6));
        }
    }

    private static double moved(
            RankingLoss loss, FMatrixRMaj scores, int row, float by, FMatrixRMaj y, FMatrixRMaj weights) {
        FMatrixRMaj moved = scores.copy();
        moved.data[row] += by;
        return loss.train(moved, y, weights, new FMatrixRMaj(1, 1));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void lossOfABatchIsTheMeanOverItsQueries(RankingLoss loss) {
        FMatrixRMaj first = targets(7, 2, 0, 1);
        FMatrixRMaj second = targets(3, 1, 0);

        double both = of(loss, column(0.5f, 1, 2, -1, 3), concat(first, second));

        assertThat(both)
                .isCloseTo((of(loss, column(0.5f, 1, 2), first) + of(loss, column(-1, 3), second)) / 2, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void onlyDifferencesOfScoresCount(RankingLoss loss) {
        FMatrixRMaj y = targets(0, 2, 0, 1);

        assertThat(of(loss, column(101, 102, 103), y)).isCloseTo(of(loss, column(1, 2, 3), y), within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void queriesWithoutRelevantRowsHaveNoLossAndNoGradient(RankingLoss loss) {
        FMatrixRMaj gradient = new FMatrixRMaj(1, 1);

        double value = loss.train(column(1, 2, 3), targets(0, 0, 0, 0), null, gradient);

        assertThat(value).isZero();
        assertThat(gradient.data).startsWith(0, 0, 0);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void hugeDifferencesOfScoresDoNotOverflow(RankingLoss loss) {
        assertThat(of(loss, column(-1e30f, 1e30f), targets(0, 1, 0))).isFinite().isGreaterThan(1e29);
        assertThat(of(loss, column(1e30f, -1e30f), targets(0, 1, 0))).isZero();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void scoreThatIsNotFiniteMakesTheLossNaN(RankingLoss loss) {
        assertThat(of(loss, column(1, Float.NaN), targets(0, 0, 0))).isNaN();
        assertThat(of(loss, column(Float.POSITIVE_INFINITY, 0), targets(0, 1, 0)))
                .isNaN();
    }

    @ParameterizedTest
    @MethodSource("losses")
    @Tag("own-jvm")
    void allocatesNothingOnceItHasSeenTheLargestQuery(RankingLoss loss) {
        FMatrixRMaj scores = new FMatrixRMaj(100, 1);
        FMatrixRMaj y = new FMatrixRMaj(100, 2);
        for (int row = 0; row < 100; row++) {
            scores.data[row] = row % 17;
            y.set(row, 0, row % 5);
            y.set(row, 1, row < 40 ? 0 : 1);
        }
        FMatrixRMaj gradient = new FMatrixRMaj(100, 1);

        assertThat(Allocation.ofOne(() -> loss.train(scores, y, null, gradient)))
                .isZero();
    }

    @Test
    void targetsAreARelevanceAndAQuery() {
        TargetKind.RELEVANCE.require(concat(targets(5, 0, 31, 0.5f), targets(2, 1)), 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetKind.RELEVANCE.require(column(1, 2), 1))
                .withMessage("y must have 2 columns, each the relevance of a row, from 0 to 31, and the number of its"
                        + " query, a whole number from 0 to 16777216, but has 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetKind.RELEVANCE.require(targets(0, 1, -1), 1))
                .withMessageEndingWith("but row 1, column 0 is -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetKind.RELEVANCE.require(targets(0.5f, 1), 1))
                .withMessageEndingWith("but row 0, column 1 is 0.5");
    }

    @Test
    void rowsOfAQueryMustHaveTheSameWeight() {
        FMatrixRMaj y = concat(targets(0, 1, 0), targets(1, 1, 0));

        TargetKind.RELEVANCE.requireWeights(y, column(2, 2, 3, 3));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TargetKind.RELEVANCE.requireWeights(y, column(2, 2, 3, 4)))
                .withMessage("sampleWeights must be the same for all rows of a query, because a ranking loss weighs"
                        + " queries, but those of rows 2 and 3 are 3.0 and 4.0");
    }

    private static double of(RankingLoss loss, FMatrixRMaj scores, FMatrixRMaj y) {
        return loss.test(scores, y);
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

    private static FMatrixRMaj concat(FMatrixRMaj... parts) {
        return RankingMetricsTest.concat(parts);
    }
}
