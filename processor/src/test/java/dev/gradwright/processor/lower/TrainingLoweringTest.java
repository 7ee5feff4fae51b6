package dev.gradwright.processor.lower;

import static dev.gradwright.processor.lower.SpecBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.MonitorMode;
import dev.gradwright.dsl.ScheduleUnit;
import dev.gradwright.processor.lower.ClipOp.By;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.ScheduleKind;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingLoweringTest {
    @Test
    void aRuleTakesItsOwnAttributes() {
        TrainingOp training = lower(network("N", 4)
                .optimizer(OptimizerKind.SGD, Map.of("learningRate", 0.1, "momentum", 0.9, "nesterov", true)));

        assertThat(training.learningRate()).isEqualTo(0.1);
        assertThat(training.rule().kind()).isEqualTo("Sgd");
        assertThat(training.rule().values()).containsExactly(0.9, true);
    }

    @Test
    void withoutAScheduleTheRateIsConstant() {
        TrainingOp training = lower(network("N", 4).sgd(0.1, 0, false));

        assertThat(training.schedule().kind()).isEqualTo("Constant");
        assertThat(training.schedule().values()).containsExactly(0.1);
    }

    @Test
    void withoutATargetTheWarmUpLeadsFromZeroToTheLearningRate() {
        TrainingOp training =
                lower(network("N", 4).sgd(0.1, 0, false).schedule(ScheduleKind.COSINE, cosine(50, Double.NaN)));

        assertThat(training.schedule().values()).containsExactly(0.0, 1000, 0.01, 50, 0.1, ScheduleUnit.STEP);
    }

    @Test
    void withATargetTheWarmUpLeadsFromTheLearningRateToIt() {
        TrainingOp training = lower(network("N", 4).sgd(0.1, 0, false).schedule(ScheduleKind.COSINE, cosine(50, 0.5)));

        assertThat(training.schedule().values()).containsExactly(0.1, 1000, 0.01, 50, 0.5, ScheduleUnit.STEP);
    }

    @Test
    void withoutAWarmUpItsArgumentsAreOmitted() {
        TrainingOp training =
                lower(network("N", 4).sgd(0.1, 0, false).schedule(ScheduleKind.COSINE, cosine(0, Double.NaN)));

        assertThat(training.schedule().values()).containsExactly(0.1, 1000, 0.01, ScheduleUnit.STEP);
    }

    @Test
    void aPlateauOfTheLossOmitsTheMonitor() {
        assertThat(lower(network("N", 4).schedule(ScheduleKind.PLATEAU, plateau("", MonitorMode.AUTO)))
                        .schedule()
                        .has("monitor"))
                .isFalse();
        assertThat(lower(network("N", 4).schedule(ScheduleKind.PLATEAU, plateau("val_acc", MonitorMode.MAX)))
                        .schedule()
                        .has("monitor"))
                .isTrue();
    }

    @Test
    void theKindOfClippingWithALimitIsUsed() {
        assertThat(lower(network("N", 4).clip(0, 0.5, 0)).clip()).contains(new ClipOp(By.NORM, 0.5));
        assertThat(lower(network("N", 4).clip(0, 0, 0)).clip()).isEmpty();
    }

    private static Map<String, Object> cosine(int warmupSteps, double warmupTarget) {
        return Map.of(
                "steps",
                1000,
                "alpha",
                0.01,
                "warmupSteps",
                warmupSteps,
                "warmupTarget",
                warmupTarget,
                "unit",
                ScheduleUnit.STEP);
    }

    private static Map<String, Object> plateau(String monitor, MonitorMode mode) {
        Map<String, Object> values = new HashMap<>(
                Map.of("factor", 0.5, "patience", 3, "minDelta", 1e-4, "cooldown", 0, "minLearningRate", 0.0));
        values.put("monitor", monitor);
        values.put("mode", mode);
        return values;
    }

    private static TrainingOp lower(SpecBuilder spec) {
        return spec.dense("output", 2).lower().training();
    }
}
