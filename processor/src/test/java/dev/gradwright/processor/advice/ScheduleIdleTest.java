package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleIdleTest {
    private static final String NETWORK =
            "@Loss(SPARSE_CATEGORICAL_CROSSENTROPY) @Optimizer.Adam(learningRate = 0.01) ";

    private static final String ALPHA =
            "alpha is 1, the fraction of the learning rate that is left at the end; set an alpha below 1, such as 0";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Exponential(rate = «1)                            | it multiplies the learning rate by rate, which is 1; set a rate below 1, such as 0.1",
                "Exponential(rate = 0.1, staircase = «true)        | staircase lowers the learning rate only after each number of steps, and steps = 0 is the whole fit; set steps, or remove staircase",
                "Piecewise(boundaries = {3}, values = «{0.1, 0.1}) | all values are 0.1; set different values, or remove the schedule and set learningRate = 0.1 in @Optimizer.Adam",
                "Piecewise(boundaries = {}, values = «0.02)        | all values are 0.02; set different values, or remove the schedule and set learningRate = 0.02 in @Optimizer.Adam",
                "Polynomial(end = «0.01)                           | end is 0.01, which is the learning rate of the optimizer; set an end below it",
                "Cosine(alpha = «1)                                | " + ALPHA,
                "Cosine(alpha = «1, warmupSteps = 5, warmupTarget = 0.01) | " + ALPHA,
                "CosineRestarts(steps = 5, alpha = «1)             | " + ALPHA,
                "CosineRestarts(steps = 5, mMul = 2, alpha = «1)   | " + ALPHA,
                "Plateau(factor = «1)                              | it multiplies the learning rate by factor, which is 1; set a factor below 1, such as 0.1",
                "Plateau(factor = «1, patience = 0)                | it multiplies the learning rate by factor, which is 1; set a factor below 1, such as 0.1",
                "Plateau(minLearningRate = «0.01)                  | minLearningRate is 0.01, and the learning rate of the optimizer, 0.01, is not above it; set a lower minLearningRate",
            })
    void warnsOf(String schedule, String reasonAndRemedy) {
        String kind = schedule.substring(0, schedule.indexOf('('));
        MarkedSpec.annotated(NETWORK + "@Schedule." + schedule)
                .warns("[ScheduleIdle] @Schedule.%s never changes the learning rate, because %s"
                        .formatted(
                                kind,
                                reasonAndRemedy.contains("remove the schedule")
                                        ? reasonAndRemedy
                                        : reasonAndRemedy + ", or remove the schedule"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Power",
                "Power(exponent = 1e-3)",
                "Exponential(rate = 0.1)",
                "Exponential(rate = 1.1)",
                "Exponential(rate = 0.1, steps = 5, staircase = true)",
                "Piecewise(boundaries = {3, 5}, values = {0.01, 0.02, 0.01})",
                "Polynomial",
                "Polynomial(end = 0)",
                "Cosine",
                "Cosine(alpha = 1, warmupSteps = 5)",
                "Cosine(alpha = 1, warmupSteps = 5, warmupTarget = 0.02)",
                "CosineRestarts(steps = 5, alpha = 0.99)",
                "OneCycle(maxLearningRate = 0.01)",
                "Plateau",
                "Plateau(patience = 0)",
                "Plateau(minLearningRate = 0.009)"
            })
    void isSilentOf(String schedule) {
        MarkedSpec.annotated(NETWORK + "@Schedule." + schedule).isAccepted();
    }

    @Test
    void isSilentOfACustomSchedule() {
        MarkedSpec.annotated(NETWORK + "@Schedule(Mine.class)")
                .and("class Mine implements LearningRateSchedule {}")
                .isAccepted();
    }

    /** The default of one annotation may be the value of another. */
    @Test
    void warnsOfADefaultAtTheAnnotation() {
        MarkedSpec.annotated(
                        "@Loss(SPARSE_CATEGORICAL_CROSSENTROPY) @Optimizer.Adam(learningRate = 1e-4) «@Schedule.Polynomial")
                .warns(
                        "[ScheduleIdle] @Schedule.Polynomial never changes the learning rate, because end is 1.0E-4, which is the learning rate of the optimizer; set an end below it, or remove the schedule");
    }

    @Test
    void warnsOfARecipeWhereItIsUsed() {
        MarkedSpec.annotated(NETWORK + "«@Constant")
                .and("@Schedule.Exponential(rate = 1) @interface Constant {}")
                .warns(
                        "[ScheduleIdle] @Schedule.Exponential never changes the learning rate, because it multiplies the learning rate by rate, which is 1; set a rate below 1, such as 0.1, or remove the schedule (through @Constant)");
    }

    @Test
    void canBeSuppressed() {
        MarkedSpec.annotated(NETWORK + "@Schedule.Cosine(alpha = 1) @SuppressWarnings(\"gradwright:ScheduleIdle\")")
                .isAccepted();
    }
}
