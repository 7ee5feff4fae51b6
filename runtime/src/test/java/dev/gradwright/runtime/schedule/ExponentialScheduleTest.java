package dev.gradwright.runtime.schedule;

import static dev.gradwright.dsl.ScheduleUnit.EPOCH;
import static dev.gradwright.dsl.ScheduleUnit.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExponentialScheduleTest {
    private static final double EXACT = 1e-12;

    @Test
    void epochsChangeTheRateOnlyBetweenThem() {
        ExponentialSchedule schedule = new ExponentialSchedule(1, 0.5, 1, false, EPOCH);
        TrainingPlan plan = new TrainingPlan(0, 30, 10);

        assertThat(schedule.learningRate(9, plan)).isEqualTo(1);
        assertThat(schedule.learningRate(10, plan)).isEqualTo(0.5);
        assertThat(schedule.learningRate(29, plan)).isEqualTo(0.25);
    }

    @Test
    void zeroStepsSpanTheFitAndThenStayConstant() {
        ExponentialSchedule schedule = new ExponentialSchedule(1, 0.01, 0, false, STEP);
        TrainingPlan plan = new TrainingPlan(50, 100, 10);

        assertThat(schedule.learningRate(50, plan)).isEqualTo(1);
        assertThat(schedule.learningRate(100, plan)).isCloseTo(0.1, within(EXACT));
        assertThat(schedule.learningRate(150, plan)).isCloseTo(0.01, within(EXACT));
        assertThat(schedule.learningRate(1000, plan)).isCloseTo(0.01, within(EXACT));
    }

    @Test
    void zeroStepsInEpochsSpanTheFit() {
        ExponentialSchedule schedule = new ExponentialSchedule(1, 0.01, 0, false, EPOCH);
        TrainingPlan plan = new TrainingPlan(0, 40, 10);

        assertThat(schedule.learningRate(29, plan)).isCloseTo(0.1, within(EXACT));
    }

    @Test
    void withoutAPlanTheRateIsTheInitialRate() {
        assertThat(new ExponentialSchedule(0.3, 0.01, 0, false, STEP).learningRate(7, TrainingPlan.UNKNOWN))
                .isEqualTo(0.3);
        assertThat(new ExponentialSchedule(0.3, 0.01, 2, false, EPOCH).learningRate(7, TrainingPlan.UNKNOWN))
                .isEqualTo(0.3);
    }

    @Test
    void rejectsARateThatIsNotPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExponentialSchedule(0.1, 0, 1, false, STEP))
                .withMessage("rate must be finite and greater than 0, but is 0.0");
    }
}
