package dev.gradwright.conformance.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.dsl.OneCycleForm;
import dev.gradwright.dsl.ScheduleUnit;
import dev.gradwright.processor.lower.Choice;
import dev.gradwright.processor.lower.Choice.Argument;
import dev.gradwright.processor.report.ScheduleCurve;
import dev.gradwright.runtime.schedule.CosineRestartsSchedule;
import dev.gradwright.runtime.schedule.CosineSchedule;
import dev.gradwright.runtime.schedule.ExponentialSchedule;
import dev.gradwright.runtime.schedule.LearningRateSchedule;
import dev.gradwright.runtime.schedule.OneCycleSchedule;
import dev.gradwright.runtime.schedule.PiecewiseSchedule;
import dev.gradwright.runtime.schedule.PolynomialSchedule;
import dev.gradwright.runtime.schedule.PowerSchedule;
import dev.gradwright.runtime.schedule.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The curve in the report is that of the runtime's schedule. */
class ScheduleCurveTest {
    private static final int STEPS = 1_000;
    private static final int STEPS_PER_EPOCH = 50;

    static Stream<Arguments> schedules() {
        return Stream.of(ScheduleUnit.values())
                .flatMap(unit -> Stream.of(
                        Arguments.of(
                                choice("Power", unit, "learningRate", 0.1, "steps", 30, "exponent", 1.5),
                                new PowerSchedule(0.1, 30, 1.5, unit)),
                        Arguments.of(
                                choice("Power", unit, "learningRate", 0.1, "steps", 0, "exponent", 1.0),
                                new PowerSchedule(0.1, 0, 1, unit)),
                        Arguments.of(
                                choice(
                                        "Exponential",
                                        unit,
                                        "learningRate",
                                        0.1,
                                        "rate",
                                        0.5,
                                        "steps",
                                        9,
                                        "staircase",
                                        true),
                                new ExponentialSchedule(0.1, 0.5, 9, true, unit)),
                        Arguments.of(
                                choice(
                                        "Piecewise",
                                        unit,
                                        "boundaries",
                                        List.of(5, 12),
                                        "values",
                                        List.of(0.3, 0.2, 0.1)),
                                new PiecewiseSchedule(new int[] {5, 12}, new double[] {0.3, 0.2, 0.1}, unit)),
                        Arguments.of(
                                choice(
                                        "Polynomial",
                                        unit,
                                        "learningRate",
                                        0.1,
                                        "steps",
                                        7,
                                        "end",
                                        0.01,
                                        "power",
                                        2.0,
                                        "cycle",
                                        true),
                                new PolynomialSchedule(0.1, 7, 0.01, 2, true, unit)),
                        Arguments.of(
                                choice("Cosine", unit, "learningRate", 0.1, "steps", 15, "alpha", 0.1),
                                CosineSchedule.of(0.1, 15, 0.1, unit)),
                        Arguments.of(
                                choice(
                                        "Cosine",
                                        unit,
                                        "initial",
                                        0.0,
                                        "steps",
                                        0,
                                        "alpha",
                                        0.0,
                                        "warmupSteps",
                                        4,
                                        "learningRate",
                                        0.1),
                                new CosineSchedule(0, 0, 0, 4, 0.1, unit)),
                        Arguments.of(
                                choice(
                                        "CosineRestarts",
                                        unit,
                                        "learningRate",
                                        0.1,
                                        "steps",
                                        3,
                                        "tMul",
                                        2.0,
                                        "mMul",
                                        0.5,
                                        "alpha",
                                        0.1),
                                new CosineRestartsSchedule(0.1, 3, 2, 0.5, 0.1, unit))));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void aCurveIsThatOfTheRuntime(Choice choice, LearningRateSchedule schedule) {
        assertAgrees(choice, schedule, choice.values().contains(ScheduleUnit.EPOCH) ? STEPS_PER_EPOCH : 1);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void oneCycleIsThatOfTheRuntime(OneCycleForm form) {
        Choice choice =
                new Choice("OneCycle", List.of(new Argument("maxLearningRate", 0.5), new Argument("form", form)));

        assertAgrees(choice, new OneCycleSchedule(0.5, form), 1);
    }

    static Stream<OneCycleForm> forms() {
        return Stream.of(OneCycleForm.values());
    }

    private static void assertAgrees(Choice choice, LearningRateSchedule schedule, int stepsOfUnit) {
        TrainingPlan plan = new TrainingPlan(0, STEPS, STEPS_PER_EPOCH);
        ScheduleCurve curve = ScheduleCurve.of(choice).orElseThrow();

        for (int step = 0; step < STEPS; step += stepsOfUnit) {
            double expected = schedule.learningRate(step, plan);
            assertThat(curve.rate(step / stepsOfUnit, STEPS / stepsOfUnit))
                    .as("step %d", step)
                    .isCloseTo(expected, within(1e-12));
        }
    }

    private static Choice choice(String kind, ScheduleUnit unit, Object... namesAndValues) {
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            arguments.add(new Argument((String) namesAndValues[i], namesAndValues[i + 1]));
        }
        arguments.add(new Argument("unit", unit));
        return new Choice(kind, arguments);
    }
}
