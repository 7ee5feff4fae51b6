package dev.gradwright.runtime.schedule;

import static dev.gradwright.dsl.ScheduleUnit.EPOCH;
import static dev.gradwright.dsl.ScheduleUnit.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * The spans of schedules, and the arguments that they reject. Their rates are compared with those of Keras elsewhere.
 */
class ScheduleRangesTest {
    private static final double EXACT = 1e-12;
    /** A fit of ten epochs of ten steps, after fifty earlier steps. */
    private static final TrainingPlan PLAN = new TrainingPlan(50, 100, 10);

    @Test
    void powerOverTheWholeFitEndsAtHalf() {
        PowerSchedule schedule = new PowerSchedule(1, 0, 1, STEP);

        assertThat(schedule.learningRate(50, PLAN)).isEqualTo(1);
        assertThat(schedule.learningRate(100, PLAN)).isCloseTo(1 / 1.5, within(EXACT));
        assertThat(schedule.learningRate(500, PLAN)).isCloseTo(0.5, within(EXACT));
    }

    @Test
    void powerHasAnExponent() {
        assertThat(new PowerSchedule(1, 10, 2, STEP).learningRate(10, PLAN)).isCloseTo(0.25, within(EXACT));
    }

    @Test
    void polynomialOverTheWholeFitEndsAtItsEnd() {
        PolynomialSchedule schedule = new PolynomialSchedule(1, 0, 0.2, 1, false, EPOCH);

        assertThat(schedule.learningRate(59, PLAN)).as("first epoch").isEqualTo(1);
        assertThat(schedule.learningRate(100, PLAN)).isCloseTo(0.6, within(EXACT));
        assertThat(schedule.learningRate(150, PLAN)).isCloseTo(0.2, within(EXACT));
    }

    @Test
    void cosineSpansTheFitAfterTheWarmUp() {
        CosineSchedule schedule = new CosineSchedule(0, 0, 0, 20, 1, STEP);

        assertThat(schedule.learningRate(50, PLAN)).isZero();
        assertThat(schedule.learningRate(60, PLAN)).isCloseTo(0.5, within(EXACT));
        assertThat(schedule.learningRate(70, PLAN)).isEqualTo(1);
        assertThat(schedule.learningRate(110, PLAN)).isCloseTo(0.5, within(EXACT));
        assertThat(schedule.learningRate(150, PLAN)).isCloseTo(0, within(EXACT));
    }

    @Test
    void cosineWithOnlyWarmUpEndsAtItsTarget() {
        assertThat(new CosineSchedule(0, 0, 0, 100, 1, STEP).learningRate(150, PLAN))
                .isEqualTo(1);
    }

    @Test
    void withoutAPlanTheRateIsTheInitialRate() {
        assertThat(new PowerSchedule(0.3, 0, 1, STEP).learningRate(7, TrainingPlan.UNKNOWN))
                .isEqualTo(0.3);
        assertThat(new PolynomialSchedule(0.3, 0, 0, 1, true, STEP).learningRate(7, TrainingPlan.UNKNOWN))
                .isEqualTo(0.3);
        assertThat(CosineSchedule.of(0.3, 0, 0, STEP).learningRate(7, TrainingPlan.UNKNOWN))
                .isEqualTo(0.3);
    }

    @Test
    void restartsCountEpochs() {
        CosineRestartsSchedule schedule = new CosineRestartsSchedule(1, 2, 2, 0.5, 0, EPOCH);

        assertThat(schedule.learningRate(10, PLAN)).isCloseTo(0.5, within(EXACT));
        assertThat(schedule.learningRate(20, PLAN)).as("second cycle").isCloseTo(0.5, within(EXACT));
        assertThat(schedule.learningRate(40, PLAN)).isCloseTo(0.25, within(EXACT));
    }

    @Test
    void piecesCountEpochs() {
        PiecewiseSchedule schedule = new PiecewiseSchedule(new int[] {1}, new double[] {1, 0.1}, EPOCH);

        assertThat(schedule.learningRate(19, PLAN)).as("the boundary").isEqualTo(1);
        assertThat(schedule.learningRate(20, PLAN)).isEqualTo(0.1);
    }

    @Test
    void aPlateauForgetsLossesWithAFitButNotItsRate() {
        PlateauSchedule schedule = new PlateauSchedule(0.5, 0.5, 1, 0, 0, 0);
        schedule.epochEnded(1);
        schedule.epochEnded(1);

        schedule.fitStarted();
        schedule.epochEnded(2);

        assertThat(schedule.learningRate(0, PLAN)).isEqualTo(0.25);
    }

    @Test
    void piecesHaveOneValueMoreThanBoundaries() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PiecewiseSchedule(new int[] {5}, new double[] {1}, STEP))
                .withMessage("1 boundaries take 2 values, but there are 1");
    }

    @Test
    void boundariesAscend() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PiecewiseSchedule(new int[] {5, 5}, new double[] {1, 2, 3}, STEP))
                .withMessage("a boundary must be at least 6, but is 5");
    }

    @Test
    void restartsDoNotGetShorter() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CosineRestartsSchedule(1, 10, 0.5, 1, 0, STEP))
                .withMessage("tMul must be finite and at least 1.0, but is 0.5");
    }

    @Test
    void alphaIsBetweenZeroAndOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CosineSchedule.of(1, 10, 1.5, STEP))
                .withMessage("alpha must be at least 0 and at most 1, but is 1.5");
    }
}
