package dev.gradwright.runtime.schedule;

import static dev.gradwright.dsl.OneCycleForm.COSINE_ANNEALING;
import static dev.gradwright.dsl.OneCycleForm.TRIANGULAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OneCycleScheduleTest {
    private static final double EXACT = 1e-12;
    /** The last phase has 11 of the 100 steps, so half of the others is 44. */
    private static final TrainingPlan PLAN = new TrainingPlan(0, 100, 10);

    private final OneCycleSchedule triangle = new OneCycleSchedule(1, TRIANGULAR);

    @Test
    void triangleRisesFromATenthToTheMaximum() {
        assertThat(triangle.learningRate(0, PLAN)).isCloseTo(0.1, within(EXACT));
        assertThat(triangle.learningRate(22, PLAN)).isCloseTo(0.55, within(EXACT));
        assertThat(triangle.learningRate(44, PLAN)).isCloseTo(1, within(EXACT));
    }

    @Test
    void triangleFallsBackToATenth() {
        assertThat(triangle.learningRate(66, PLAN)).isCloseTo(0.55, within(EXACT));
        assertThat(triangle.learningRate(88, PLAN)).isCloseTo(0.1, within(EXACT));
    }

    @Test
    void triangleEndsTowardsAThousandthOfTheStart() {
        double end = 0.1 / 1000;
        assertThat(triangle.learningRate(94, PLAN)).isCloseTo((0.1 + end) / 2, within(EXACT));
        assertThat(triangle.learningRate(99, PLAN)).isCloseTo(0.1 + (end - 0.1) * 11 / 12, within(EXACT));
    }

    @Test
    void triangleMirrorsTheMomentum() {
        assertThat(triangle.momentum(0, PLAN)).isCloseTo(0.95, within(EXACT));
        assertThat(triangle.momentum(44, PLAN)).isCloseTo(0.85, within(EXACT));
        assertThat(triangle.momentum(66, PLAN)).isCloseTo(0.9, within(EXACT));
        assertThat(triangle.momentum(94, PLAN)).isCloseTo(0.95, within(EXACT));
    }

    @Test
    void theCycleStartsWithTheFit() {
        TrainingPlan later = new TrainingPlan(1000, 100, 10);
        assertThat(triangle.learningRate(1044, later)).isCloseTo(1, within(EXACT));
    }

    @Test
    void afterThePlanTheRateIsThatOfItsLastStep() {
        assertThat(triangle.learningRate(500, PLAN)).isEqualTo(triangle.learningRate(99, PLAN));
    }

    @Test
    void withoutAPlanTheRateIsThatOfTheFirstStep() {
        OneCycleSchedule cosine = new OneCycleSchedule(1, COSINE_ANNEALING);
        assertThat(triangle.learningRate(7, TrainingPlan.UNKNOWN)).isEqualTo(0.1);
        assertThat(cosine.learningRate(7, TrainingPlan.UNKNOWN)).isEqualTo(0.04);
        assertThat(cosine.momentum(7, TrainingPlan.UNKNOWN)).isEqualTo(0.95);
    }

    @Test
    void shortPlansGiveFiniteRates() {
        for (int steps = 1; steps < 12; steps++) {
            TrainingPlan plan = new TrainingPlan(0, steps, steps);
            for (int step = 0; step < steps; step++) {
                assertThat(triangle.learningRate(step, plan)).isBetween(1e-5, 1.0);
                assertThat(new OneCycleSchedule(1, COSINE_ANNEALING).learningRate(step, plan))
                        .isBetween(1e-7, 1.0);
            }
        }
    }
}
