package dev.gradwright.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers are those of scikit-learn's brier_score_loss and calibration_curve with n_bins=4. */
class CalibrationTest {
    private final Calibration calibration = Examples.binary().report().calibration();

    @Test
    void theBrierScore() {
        assertThat(calibration.brier()).isCloseTo(0.1541666649592421, within(1e-12));
        assertThat(Examples.weightedBinary().report().brier()).isCloseTo(0.16862675804907185, within(1e-12));
    }

    @Test
    void binsOfEqualWidth() {
        assertBins(
                calibration.uniform(4),
                new double[] {0.11666666840513547, 0.36250000447034836, 0.6333333253860474, 0.8499999940395355},
                new double[] {0, 0.5, 2 / 3.0, 1});
    }

    @Test
    void binsOfEqualSize() {
        assertBins(
                calibration.quantile(4),
                new double[] {0.11666666840513547, 0.36250000447034836, 0.5999999940395355, 0.799999992052714},
                new double[] {0, 0.5, 0.5, 1});
    }

    @Test
    void emptyBinsAreLeftOut() {
        assertThat(Predictions.binary()
                        .add(Examples.column(0.1f, 0.9f), Examples.column(0, 1))
                        .report()
                        .calibration()
                        .uniform(5))
                .containsExactly(new Calibration.Bin(0.1f, 0, 1), new Calibration.Bin(0.9f, 1, 1));
    }

    /** A weight of 3 is the same as the row three times. */
    @Test
    void rowsOfABinAreWeighted() {
        assertThat(Predictions.binary()
                        .add(Examples.column(0.25f, 0.5f), Examples.column(0, 1), new float[] {1, 3})
                        .report()
                        .calibration()
                        .uniform(1))
                .containsExactly(new Calibration.Bin((0.25 + 3 * 0.5) / 4, 0.75, 4));
    }

    /** np.average(((P - np.eye(3)[c])**2).sum(1)). */
    @Test
    void theBrierScoreOfSeveralClassesIsTheSumOverThem() {
        assertThat(Examples.classes().report().brier()).isCloseTo(0.42599999932199745, within(1e-12));
        assertThat(Examples.weightedClasses().report().brier()).isCloseTo(0.44794117634349034, within(1e-12));
    }

    @Test
    void scoresAreNotProbabilities() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Predictions.binary()
                        .add(Examples.column(0.5f, 1.5f), Examples.column(0, 1))
                        .report()
                        .brier())
                .withMessage("only probabilities can be calibrated, but the prediction of row 1 is 1.5");
    }

    @Test
    void noBins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calibration.uniform(0))
                .withMessage("bins must be at least 1, but is 0");
    }

    private static void assertBins(List<Calibration.Bin> bins, double[] means, double[] fractions) {
        assertThat(bins).hasSize(means.length);
        for (int i = 0; i < means.length; i++) {
            assertThat(bins.get(i).meanProbability()).isCloseTo(means[i], within(1e-12));
            assertThat(bins.get(i).fractionPositive()).isCloseTo(fractions[i], within(1e-12));
        }
    }
}
