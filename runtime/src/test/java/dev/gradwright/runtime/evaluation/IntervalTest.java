package dev.gradwright.runtime.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class IntervalTest {
    /**
     * The mean of 400 errors: {@code x = (np.arange(400) * 37 % 101) / 25.0; scipy.stats.bootstrap((x,), np.mean,
     * method="percentile", n_resamples=20000, random_state=np.random.default_rng(0))} is 1.8813 to 2.1098; by the
     * central limit theorem, the mean ± 1.96 standard errors, it is 1.8819 to 2.1109.
     */
    @Test
    void theIntervalOfAMeanIsThatOfScipy() {
        FMatrixRMaj errors = new FMatrixRMaj(400, 1);
        for (int i = 0; i < 400; i++) {
            errors.data[i] = i * 37 % 101 / 25f;
        }
        EvaluationReport report =
                Predictions.values(1).add(errors, new FMatrixRMaj(400, 1)).report();

        Interval interval = report.interval(sample -> sample.regression().mae(), 4000, 0.95, 42);

        assertThat(interval.value()).isCloseTo(1.9964, within(1e-6));
        assertThat(interval.low()).isCloseTo(1.8813, within(0.01));
        assertThat(interval.high()).isCloseTo(2.1098, within(0.01));
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        EvaluationReport report = Examples.binary().report();

        Interval interval = report.interval(EvaluationReport::rocAuc, 200, 0.9, 1);

        assertThat(report.interval(EvaluationReport::rocAuc, 200, 0.9, 1)).isEqualTo(interval);
        assertThat(report.interval(EvaluationReport::rocAuc, 200, 0.9, 2)).isNotEqualTo(interval);
        assertThat(interval.value()).isEqualTo(0.875).isBetween(interval.low(), interval.high());
    }

    @Test
    void moreConfidenceIsAWiderInterval() {
        EvaluationReport report = Examples.weightedClasses().report();

        Interval narrow = report.interval(sample -> sample.classification().accuracy(), 500, 0.5, 1);
        Interval wide = report.interval(sample -> sample.classification().accuracy(), 500, 0.99, 1);

        assertThat(wide.low()).isLessThan(narrow.low());
        assertThat(wide.high()).isGreaterThan(narrow.high());
    }

    /** Half of all samples of a positive and a negative have one class only. */
    @Test
    void samplesForWhichTheFigureIsUndefinedAreLeftOutAndCounted() {
        Interval interval = Predictions.binary()
                .add(Examples.column(0.2f, 0.8f), Examples.column(0, 1))
                .report()
                .interval(EvaluationReport::rocAuc, 1000, 0.95, 3);

        assertThat(interval.undefined()).isBetween(400, 600);
        assertThat(interval.low()).isEqualTo(1);
        assertThat(interval)
                .hasToString(
                        "1.000 (95 %: 1.000 to 1.000, undefined for " + interval.undefined() + " of 1000 samples)");
    }

    /** A quarter of all samples of two rows pick only the row of weight 0. */
    @Test
    void samplesWithoutWeightAreUndefined() {
        Interval interval = Predictions.binary()
                .add(Examples.column(0.2f, 0.8f), Examples.column(0, 1), new float[] {0, 1})
                .report()
                .interval(EvaluationReport::averagePrecision, 1000, 0.95, 3);

        assertThat(interval.undefined()).isBetween(150, 350);
        assertThat(interval.low()).isEqualTo(1);
    }

    @Test
    void allSamplesAreUndefined() {
        Interval interval = Predictions.binary()
                .add(Examples.column(0.2f, 0.8f), Examples.column(0, 0))
                .report()
                .interval(EvaluationReport::rocAuc, 10, 0.95, 3);

        assertThat(interval.low()).isNaN();
        assertThat(interval.undefined()).isEqualTo(10);
        assertThat(interval.toJson())
                .isEqualTo(
                        "{\"value\":null,\"low\":null,\"high\":null,\"confidence\":0.95,\"samples\":10,\"undefined\":10}");
    }

    @Test
    void noSamples() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Examples.binary().report().interval(EvaluationReport::rocAuc, 0, 0.95, 1))
                .withMessage("samples must be at least 1, but is 0");
    }

    @Test
    void aConfidenceOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Examples.binary().report().interval(EvaluationReport::rocAuc, 10, 95, 1))
                .withMessage("confidence must be in (0, 1), but is 95.0");
    }
}
