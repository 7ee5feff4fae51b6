package dev.gradwright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.Schedule;
import dev.gradwright.processor.MarkedSpec;
import dev.gradwright.processor.spec.HyperParameter;
import dev.gradwright.processor.spec.ScheduleKind;
import dev.gradwright.processor.spec.TrainingAnnotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for the schedule of a network. */
class ScheduleRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Power(exponent = «0)                           | exponent must be greater than 0 and finite, but is 0.0",
                "Power(steps = «-1)                             | steps must be at least 0, but is -1; 0 means the whole fit",
                "Exponential(rate = «0)                         | rate must be greater than 0 and finite, but is 0.0",
                "Exponential(rate = 0.1, steps = «-20)          | steps must be at least 0, but is -20; 0 means the whole fit",
                "Piecewise(boundaries = {«-1, 2}, values = {1, 0.1, 0.2}) | boundaries must be at least 0, but is -1",
                "Piecewise(boundaries = {1, 2}, values = {1, 0.1, «-0.2}) | values must be greater than 0 and finite, but is -0.2",
                "Piecewise(boundaries = {5, «5}, values = {1, 0.1, 0.2}) | boundaries must increase, but 5 comes after 5",
                "Piecewise(boundaries = 5, values = «1)         | values must have one element more than boundaries, which has 1, but has 1; the last value applies after the last boundary",
                "Polynomial(steps = «-1)                        | steps must be at least 0, but is -1; 0 means the whole fit",
                "Polynomial(end = «-0.1)                        | end must be at least 0 and finite, but is -0.1",
                "Polynomial(power = «0)                         | power must be greater than 0 and finite, but is 0.0",
                "Cosine(steps = «-1)                            | steps must be at least 0, but is -1; 0 means the whole fit",
                "Cosine(alpha = «1.5)                           | alpha must be at least 0 and at most 1, but is 1.5",
                "Cosine(warmupSteps = «-5)                      | warmupSteps must be at least 0, but is -5",
                "Cosine(warmupSteps = 5, warmupTarget = «0)     | warmupTarget must be greater than 0 and finite, but is 0.0",
                "Cosine(warmupTarget = «-0.1)                   | warmupTarget must be greater than 0 and finite, but is -0.1",
                "Cosine(warmupTarget = «1e-300)                 | warmupTarget must be greater than 0 and finite, but 1.0E-300 becomes 0.0 as a float",
                "Cosine(warmupTarget = «0.1)                    | warmupTarget is the learning rate at the end of the warm-up, but warmupSteps is 0; set warmupSteps, or remove warmupTarget",
                "CosineRestarts(steps = «0)                     | steps must be at least 1, but is 0",
                "CosineRestarts(steps = 1, tMul = «0.5)         | tMul must be at least 1 and finite, but is 0.5",
                "CosineRestarts(steps = 1, mMul = «0)           | mMul must be greater than 0 and finite, but is 0.0",
                "CosineRestarts(steps = 1, alpha = «-0.1)       | alpha must be at least 0 and at most 1, but is -0.1",
                "OneCycle(maxLearningRate = «-1)                | maxLearningRate must be greater than 0 and finite, but is -1.0",
                "Plateau(factor = «0)                           | factor must be greater than 0 and at most 1, but is 0.0",
                "Plateau(factor = «1.5)                         | factor must be greater than 0 and at most 1, but is 1.5",
                "Plateau(patience = «-1)                        | patience must be at least 0, but is -1",
                "Plateau(minDelta = «-1)                        | minDelta must be at least 0 and finite, but is -1.0",
                "Plateau(cooldown = «-1)                        | cooldown must be at least 0, but is -1",
                "Plateau(minLearningRate = «-1)                 | minLearningRate must be at least 0 and finite, but is -1.0",
                "Plateau(monitor = «\"los\")                     | monitor must be one of loss, or one of them with the prefix val_, but is \"los\"",
                "Plateau(monitor = «\"val_auc\")                 | monitor must be one of loss, or one of them with the prefix val_, but is \"val_auc\"; add AUC to @Metrics"
            })
    void rejectsInvalidValues(String schedule, String problem) {
        String name = schedule.substring(0, schedule.indexOf('('));
        MarkedSpec.annotated("@Loss(MEAN_SQUARED_ERROR) @Schedule." + schedule)
                .reports("[ScheduleValue] @Schedule." + name + " " + problem);
    }

    @Test
    void aPlateauOfAMisspelledMetricListsTheMetrics() {
        MarkedSpec.annotated(
                        "@Loss(SPARSE_CATEGORICAL_CROSSENTROPY) @Metrics({ACCURACY, AUC}) @Schedule.Plateau(monitor = «\"val_acuracy\")")
                .reports(
                        "[ScheduleValue] @Schedule.Plateau monitor must be one of loss, accuracy, auc, or one of them with the"
                                + " prefix val_, but is \"val_acuracy\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"loss", "val_loss", "accuracy", "val_accuracy"})
    void aPlateauMayMonitorWhatIsRecorded(String name) {
        MarkedSpec.annotated(
                        "@Loss(SPARSE_CATEGORICAL_CROSSENTROPY) @Metrics(ACCURACY) @Schedule.Plateau(monitor = \"%s\", mode = MonitorMode.MAX)"
                                .formatted(name))
                .isAccepted();
    }

    @Test
    void allProblemsOfAScheduleAreReported() {
        MarkedSpec.annotated("@Loss(MEAN_SQUARED_ERROR) @Schedule.Exponential(rate = «0, steps = «-1)")
                .reports(
                        "[ScheduleValue] @Schedule.Exponential rate must be greater than 0 and finite, but is 0.0",
                        "[ScheduleValue] @Schedule.Exponential steps must be at least 0, but is -1; 0 means the whole fit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Power",
                "Power(steps = 20, exponent = 2, unit = ScheduleUnit.EPOCH)",
                "Exponential(rate = 0.1)",
                "Piecewise(boundaries = {}, values = 1)",
                "Piecewise(boundaries = {0, 5}, values = {1, 0.1, 0.2})",
                "Polynomial(end = 0, cycle = true)",
                "Cosine",
                "Cosine(warmupSteps = 10)",
                "Cosine(alpha = 1, warmupSteps = 10, warmupTarget = 0.1)",
                "CosineRestarts(steps = 10)",
                "OneCycle(maxLearningRate = 0.1, form = OneCycleForm.COSINE_ANNEALING)",
                "Plateau",
                "Plateau(factor = 1, patience = 0)"
            })
    void goodValuesAreAccepted(String schedule) {
        MarkedSpec.annotated("@Loss(MEAN_SQUARED_ERROR) @SuppressWarnings(\"gradwright:ScheduleIdle\") @Schedule."
                        + schedule)
                .isAccepted();
    }

    /** A new schedule cannot forget an attribute. */
    @ParameterizedTest
    @EnumSource(ScheduleKind.class)
    void everyAttributeIsDescribed(ScheduleKind kind) {
        assertThat(kind.annotation().hyperParameters())
                .extracting(HyperParameter::name)
                .containsExactlyInAnyOrderElementsOf(attributesOf(kind.annotation()));
    }

    /** An annotation without a kind would be ignored, and the rate would stay constant. */
    @Test
    void everyAnnotationHasAKind() {
        assertThat(ScheduleKind.values())
                .extracting(kind -> kind.annotation().type().getName())
                .containsAll(typesIn(Schedule.class));
    }

    static List<String> typesIn(Class<?> type) {
        return Stream.of(type.getDeclaredClasses()).map(Class::getName).toList();
    }

    static List<String> attributesOf(TrainingAnnotation annotation) {
        return Stream.of(annotation.type().getDeclaredMethods())
                .map(Method::getName)
                .toList();
    }
}
