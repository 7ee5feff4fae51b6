package dev.gradwright.processor.expand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.LossFunction;
import dev.gradwright.dsl.Metric;
import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import dev.gradwright.processor.spec.HyperParameters;
import dev.gradwright.processor.spec.MetricsSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.ScheduleKind;
import dev.gradwright.processor.spec.Valued;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Composed annotations that carry how a network is trained: optimizer, schedule, clipping, loss and metrics. */
class RecipesTest {
    private static final String RECIPE = """

            @Optimizer.AdamW(weightDecay = 0.01)
            @Schedule.OneCycle(maxLearningRate = 0)
            @Clip(globalNorm = 1)
            @Loss.Huber
            @Metrics({MAE, R2})
            @interface Recipe {
                @Alias(annotation = Schedule.OneCycle.class, attribute = "maxLearningRate") double value();
                @Alias(annotation = Clip.class, attribute = "globalNorm") double clip() default 1;
                @Alias(annotation = Metrics.class, attribute = "value") Metric[] metrics() default {MAE, R2};
                double delta() default 1;
            }
            """;

    @Test
    void aRecipeCarriesTheWholeTraining() {
        NetworkSpec network = network("@Recipe(0.1)");

        assertThat(network.optimizer().kind()).isEqualTo(OptimizerKind.ADAM_W);
        assertThat(network.schedule().orElseThrow().kind()).isEqualTo(ScheduleKind.ONE_CYCLE);
        assertThat(network.clip().orElseThrow().globalNorm().value()).isEqualTo(1);
        assertThat(network.loss().orElseThrow().function().value()).isEqualTo(LossFunction.HUBER);
        assertThat(metrics(network)).containsExactly(Metric.MAE, Metric.R2);
    }

    @Test
    void aliasesSetValuesOfAllParts() {
        NetworkSpec network = network("@Recipe(value = 0.1, clip = 5, metrics = RMSE, delta = 3)");

        assertThat(number(network.schedule().orElseThrow().hyperParameters(), "maxLearningRate"))
                .isEqualTo(0.1);
        assertThat(network.clip().orElseThrow().globalNorm().value()).isEqualTo(5);
        assertThat(number(network.loss().orElseThrow().parameters(), "delta")).isEqualTo(3);
        assertThat(metrics(network)).containsExactly(Metric.RMSE);
    }

    @Test
    void anAliasChoosesTheLossFunction() {
        NetworkSpec network = Compiled.of(
                        MarkedSpec.annotated("@By(LOG_COSH)").and("""
                        @Loss(MEAN_SQUARED_ERROR)
                        @interface By {
                            @Alias(annotation = Loss.class, attribute = "value") LossFunction value();
                        }
                        """).source())
                .network();

        assertThat(network.loss().orElseThrow().function().value()).isEqualTo(LossFunction.LOG_COSH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Loss(LOG_COSH)              | LOG_COSH | ADAM_W | ONE_CYCLE   | 1 | [MAE, R2]",
                "@Optimizer.Nadam             | HUBER    | NADAM  | ONE_CYCLE   | 1 | [MAE, R2]",
                "@Schedule.Exponential(rate = 0.9) | HUBER | ADAM_W | EXPONENTIAL | 1 | [MAE, R2]",
                "@Clip(globalNorm = 7)        | HUBER    | ADAM_W | ONE_CYCLE   | 7 | [MAE, R2]",
                "@Metrics(RMSE)               | HUBER    | ADAM_W | ONE_CYCLE   | 1 | [RMSE]"
            })
    void anAnnotationOnTheSpecOverridesThatOfTheRecipe(
            String own,
            LossFunction loss,
            OptimizerKind optimizer,
            ScheduleKind schedule,
            double clip,
            String metrics) {
        NetworkSpec network = network(own + " @Recipe(0.1)");

        assertThat(network.loss().orElseThrow().function().value()).isEqualTo(loss);
        assertThat(network.optimizer().kind()).isEqualTo(optimizer);
        assertThat(network.schedule().orElseThrow().kind()).isEqualTo(schedule);
        assertThat(network.clip().orElseThrow().globalNorm().value()).isEqualTo(clip);
        assertThat(metrics(network)).hasToString(metrics);
    }

    @Test
    void aRecipeOverridesTheRecipeThatItCarries() {
        NetworkSpec network = Compiled.of(
                        MarkedSpec.annotated("@Ours(0.2)").and("""
                        @Recipe(0)
                        @Loss(LOG_COSH)
                        @interface Ours {
                            @Alias(annotation = Recipe.class, attribute = "value") double value();
                        }
                        """ + RECIPE).source())
                .network();

        assertThat(network.loss().orElseThrow().function().value()).isEqualTo(LossFunction.LOG_COSH);
        assertThat(number(network.schedule().orElseThrow().hyperParameters(), "maxLearningRate"))
                .isEqualTo(0.2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Loss(LOG_COSH)     | [TwoLosses] a network has one loss, but @Loss is used in addition to @Loss.Huber of @Recipe",
                "@Optimizer.Nadam    | [TwoOptimizers] a network has one optimizer, but @Optimizer.Nadam is used in addition to @Optimizer.AdamW of @Recipe",
                "@Schedule.Cosine    | [TwoSchedules] a network has one schedule, but @Schedule.Cosine is used in addition to @Schedule.OneCycle of @Recipe",
                "@Clip(norm = 1)     | [TwoClips] a network has one clipping limit, but @Clip is used in addition to @Clip of @Recipe",
                "@Metrics(RMSE)      | [TwoMetrics] a network has one list of metrics, but @Metrics is used in addition to @Metrics of @Recipe"
            })
    void twoRecipesDoNotBothSetAPart(String part, String message) {
        MarkedSpec.annotated("@Recipe(0.1)\n  «@Other")
                .and(part + " @interface Other {}" + RECIPE)
                .reports(message + "; remove one of the two (through @Other)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value = «-1       | [ScheduleValue] @Schedule.OneCycle maxLearningRate must be greater than 0 and finite, but is -1.0",
                "value = 0.01, clip = «-2  | [ClipConflict] @Clip globalNorm must be greater than 0 and finite, or 0 for off, but is -2.0",
                "value = 0.01, delta = «0  | [LossValue] @Loss.Huber delta must be greater than 0 and finite, because it is the error up to which the loss is quadratic, but is 0.0",
                "value = 0.01, metrics = {MAE, «TOP_K_ACCURACY} | [MetricOutput] TOP_K_ACCURACY is always 1 unless there are more classes than topK = 5, but the output has 3; set a smaller topK"
            })
    void aWrongValueIsReportedWhereTheRecipeIsUsed(String values, String message) {
        MarkedSpec.annotated("@Recipe(%s)".formatted(values)).and(RECIPE).reports(message + " (through @Recipe)");
    }

    @Test
    void aLossThatDoesNotFitTheOutputIsReportedWhereTheRecipeIsUsed() {
        MarkedSpec.annotated("  «@Binary")
                .and("@Loss.BinaryCrossentropy @interface Binary {}")
                .reports(
                        "[LossOutput] BINARY_CROSSENTROPY needs the probabilities of a sigmoid, but the output is SOFTMAX; use CATEGORICAL_CROSSENTROPY for classes that exclude each other, or set activation = SIGMOID on the last layer (through @Binary)");
    }

    @Test
    void aRecipeOnALayerIsMisplaced() {
        MarkedSpec.layers("    «@Clipped @Dense(units = 1) DenseLayer output();")
                .and("@Clip(norm = 1) @interface Clipped {}")
                .reports(
                        "[ModifierMisplaced] @Clip acts on a network, not on a layer; move it to the type (through @Clipped)");
    }

    private static NetworkSpec network(String annotations) {
        return Compiled.of(MarkedSpec.annotated(annotations).and(RECIPE).source())
                .network();
    }

    private static double number(HyperParameters values, String name) {
        return values.number(name).value();
    }

    private static Iterable<Metric> metrics(NetworkSpec network) {
        MetricsSpec metrics = network.metrics().orElseThrow();
        return metrics.metrics().stream().map(Valued::value).toList();
    }
}
