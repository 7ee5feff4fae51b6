package dev.gradwright.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The scores of the example, descending, with their targets:
 *
 * <pre>
 * 0.9 0.8 0.7 0.65 0.55 0.4  0.35 0.3 0.2 0.1 0.05
 * 1   1   1   0    1    0, 1 1    0   0   0   0
 * </pre>
 */
class ThresholdsTest {
    private final Thresholds thresholds = Examples.binary().report().thresholds();

    /** Between 0.35 and 0.3 there are 2 false positives: (2 · 1 + 0 · 5) / 12. */
    @Test
    void missesAreExpensive() {
        Threshold threshold = thresholds.forCosts(1, 5);

        assertThat(threshold.value()).isEqualTo(0.325f);
        assertThat(threshold.cost()).isCloseTo(2 / 12.0, within(1e-12));
        assertThat(threshold.falsePositives()).isEqualTo(2);
        assertThat(threshold.falseNegatives()).isZero();
    }

    /** Between 0.7 and 0.65 there are 3 misses: (0 · 5 + 3 · 1) / 12. */
    @Test
    void falseAlarmsAreExpensive() {
        Threshold threshold = thresholds.forCosts(5, 1);

        assertThat(threshold.value()).isEqualTo(0.67499995f);
        assertThat(threshold.cost()).isEqualTo(0.25);
        assertThat(threshold.trueNegatives()).isEqualTo(6);
    }

    /** Each true positive earns 2: 2 · 1 − 6 · 2 = −10 above 0.325, but −6 above 0.675. */
    @Test
    void aMatrixOfCostsCanHaveBenefits() {
        Threshold threshold = thresholds.forCosts(new double[][] {{0, 1}, {0, -2}});

        assertThat(threshold.value()).isEqualTo(0.325f);
        assertThat(threshold.cost()).isCloseTo(-10 / 12.0, within(1e-12));
    }

    @Test
    void ifAlarmsEarnNothingNothingIsPredicted() {
        assertThat(thresholds.forCosts(new double[][] {{0, 1}, {0, 1}}).value()).isEqualTo(1);
    }

    @Test
    void ifOnlyMissesCostAllIsPredicted() {
        assertThat(Predictions.binary()
                        .add(Examples.column(0.9f, 0.1f), Examples.column(0, 1))
                        .report()
                        .thresholds()
                        .forCosts(0, 1)
                        .value())
                .isZero();
    }

    /** The misses at 0.55, 0.4 and 0.35 weigh less than the false alarms that would avoid them. */
    @Test
    void weightsAreCosts() {
        assertThat(Examples.weightedBinary()
                        .report()
                        .thresholds()
                        .forCosts(1, 1)
                        .value())
                .as("1 + 0.25 + 1 = 2.25 of misses, no false alarm")
                .isEqualTo(0.67499995f);
    }

    @Test
    void theMostRecallWithAPrecision() {
        assertThat(thresholds.forPrecision(0.8).value()).isEqualTo(0.47500002f);
        assertThat(thresholds.forPrecision(0.8).recall()).isCloseTo(4 / 6.0, within(1e-12));
        assertThat(thresholds.forPrecision(1).value()).isEqualTo(0.67499995f);
    }

    @Test
    void theMostPrecisionWithARecall() {
        assertThat(thresholds.forRecall(0.6).value()).isEqualTo(0.47500002f);
        assertThat(thresholds.forRecall(0.6).precision()).isEqualTo(0.8);
        assertThat(thresholds.forRecall(1).value()).isEqualTo(0.325f);
    }

    @Test
    void theBestF1() {
        assertThat(thresholds.forF1().value()).isEqualTo(0.325f);
        assertThat(thresholds.forF1().f1()).isCloseTo(12 / 14.0, within(1e-12));
    }

    @Test
    void aClassOfSeveral() {
        assertThat(Examples.classes().report().thresholds(2).forF1().value())
                .as("0.6, 0.8 and 0.8 are right, the next is 0.3")
                .isCloseTo(0.45f, within(1e-6f));
    }

    @Test
    void aPrecisionThatNothingReaches() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.binary()
                        .add(Examples.column(0.9f, 0.5f, 0.25f), Examples.column(0, 1, 1))
                        .report()
                        .thresholds()
                        .forPrecision(0.8))
                .withMessage("no threshold reaches a precision of 0.8; the highest is 0.6667, above 0.0");
    }

    /** A probability of exactly 0 is below all thresholds that a predictor can have. */
    @Test
    void aRecallThatNothingReaches() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.binary()
                        .add(Examples.column(0.9f, 0.5f, 0), Examples.column(0, 1, 1))
                        .report()
                        .thresholds()
                        .forRecall(1))
                .withMessage("no threshold reaches a recall of 1.0; the highest is 0.5000, above 0.25");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, 1.5, Double.NaN})
    void aDemandOutOfRange(double demand) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> thresholds.forRecall(demand))
                .withMessage("recall must be in (0, 1], but is " + demand);
    }

    @Test
    void negativeCosts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> thresholds.forCosts(-1, 5))
                .withMessageContainingAll("must not be negative", "-1.0 and 5.0", "matrix");
    }

    @Test
    void aCostThatIsNotFinite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> thresholds.forCosts(new double[][] {{0, Double.NaN}, {1, 0}}))
                .withMessage("costs must be finite, but costs[0][1] is NaN");
    }

    @Test
    void aMatrixOfAnotherSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> thresholds.forCosts(new double[][] {{0, 1}}))
                .withMessage("costs must be 2 x 2: costs[actual][predicted] of class 0 and 1");
    }

    @Test
    void oneClassOnly() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Predictions.binary()
                        .names("stays", "leaves")
                        .add(Examples.column(0.9f), Examples.column(0))
                        .report()
                        .thresholds())
                .withMessage("no threshold can be chosen: no row is leaves");
    }

    /** Between two adjacent floats there is no other; the lower one separates them. */
    @Test
    void adjacentScoresAreSeparated() {
        float low = 0.3f;
        float high = Math.nextUp(low);

        Threshold threshold = Predictions.binary()
                .add(Examples.column(low, high), Examples.column(0, 1))
                .report()
                .thresholds()
                .forF1();

        assertThat(threshold.value()).isEqualTo(low);
        assertThat(threshold.f1()).isEqualTo(1);
    }

    @Test
    void theTextAndTheJson() {
        assertThat(thresholds.forCosts(1, 5))
                .hasToString("threshold 0.3250: precision 0.7500, recall 1.000, F1 0.8571, cost 0.1667");
        assertThat(thresholds.forF1().toJson())
                .isEqualTo("{\"threshold\":0.324999988,\"truePositives\":6,\"falsePositives\":2,\"falseNegatives\":0,"
                        + "\"trueNegatives\":4,\"precision\":0.75,\"recall\":1,\"f1\":0.857142857,\"cost\":null}");
    }
}
