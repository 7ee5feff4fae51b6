package dev.gradwright.processor.expand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.dsl.ActivationFunction;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import dev.gradwright.processor.spec.HyperParameters;
import dev.gradwright.processor.spec.LayerSpec.DenseSpec;
import dev.gradwright.processor.spec.LayerSpec.InitSpec;
import dev.gradwright.processor.spec.NetworkSpec;
import dev.gradwright.processor.spec.OptimizerKind;
import dev.gradwright.processor.spec.ScheduleKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The composed annotations of the DSL carry what they promise, and can be used like custom ones. */
class DefaultsTest {
    @ParameterizedTest
    @CsvSource({
        "@Defaults.Deep, 0.05",
        "@Defaults.Deep(learningRate = 0.2), 0.2",
        "@Defaults.SelfNormalizing, 0.01",
        "@Defaults.SelfNormalizing(learningRate = 0.2), 0.2"
    })
    void bothTrainByNesterovMomentumAlongOneCycle(String annotation, double maximum) {
        NetworkSpec network = network(annotation, "@Dense(units = 1) DenseLayer output();");

        assertThat(network.optimizer().kind()).isEqualTo(OptimizerKind.SGD);
        assertThat(network.optimizer().hyperParameters().number("momentum").value())
                .isEqualTo(0.9);
        assertThat(network.optimizer().hyperParameters().flag("nesterov").value())
                .isTrue();
        assertThat(network.schedule()).hasValueSatisfying(schedule -> {
            assertThat(schedule.kind()).isEqualTo(ScheduleKind.ONE_CYCLE);
            assertThat(schedule.hyperParameters().number("maxLearningRate").value())
                    .isEqualTo(maximum);
        });
    }

    @ParameterizedTest
    @CsvSource({"@Defaults.Tabular, 0.002", "@Defaults.Tabular(learningRate = 0.01), 0.01"})
    void tablesAreTrainedByAdamWithADecayOfTheEpochAlongACosine(String annotation, double rate) {
        NetworkSpec network = network(annotation, "@Dense(units = 1) DenseLayer output();");

        HyperParameters optimizer = network.optimizer().hyperParameters();
        assertThat(network.optimizer().kind()).isEqualTo(OptimizerKind.ADAM_W);
        assertThat(network.optimizer().learningRate().value()).isEqualTo(rate);
        assertThat(optimizer.number("weightDecay").value()).isEqualTo(25);
        assertThat(optimizer.flag("decayPerEpoch").value()).isTrue();
        assertThat(optimizer.flag("decayBiases").value()).isFalse();
        assertThat(network.schedule())
                .hasValueSatisfying(schedule -> assertThat(schedule.kind()).isEqualTo(ScheduleKind.COSINE));
    }

    @Test
    void tablesHaveTheirNumbersInBins() {
        NetworkSpec network = Compiled.of(MarkedSpec.types("""
                                @Network(features = Row.class, target = double.class) @Loss(MEAN_SQUARED_ERROR) @Defaults.Tabular
                                interface Spec { @Dense(units = 1) DenseLayer output(); }
                                record Row(double number) {}
                                """).source()).network();

        assertThat(network.input().value()).containsExactly(64);
    }

    @ParameterizedTest
    @CsvSource({
        "@Defaults.DeepHidden(7),            ELU,    HE_NORMAL,    true",
        "@Defaults.DeepBeforeNorm(7),        LINEAR, HE_NORMAL,    false",
        "@Defaults.SelfNormalizingHidden(7), SELU,   LECUN_NORMAL, true",
        "@Defaults.TabularHidden(7),         SWISH,  HE_NORMAL,    true"
    })
    void hiddenLayersHaveTheInitializerOfTheirActivation(
            String annotation, ActivationFunction activation, Initializer init, boolean bias) {
        DenseSpec hidden = (DenseSpec)
                network("", annotation + " DenseLayer hidden();").layers().get(0);

        assertThat(hidden.units().value()).isEqualTo(7);
        assertThat(hidden.activation().value()).isEqualTo(activation);
        assertThat(hidden.init().value()).isEqualTo(new InitSpec.Named(init));
        assertThat(hidden.bias().value()).isEqualTo(bias);
    }

    @Test
    void composedAnnotationsAreCarriedByOthers() {
        NetworkSpec network = Compiled.of(MarkedSpec.types("""
                                @Network(input = 4) @Ours(rate = 0.3)
                                interface Spec { @Narrow DenseLayer hidden(); @Dense(units = 1) DenseLayer output(); }
                                @Loss(HUBER) @Defaults.Deep
                                @interface Ours {
                                    @Alias(annotation = Defaults.Deep.class, attribute = "learningRate") double rate();
                                }
                                @Defaults.DeepHidden(3) @interface Narrow {}
                                """).source()).network();

        assertThat(network.schedule()
                        .orElseThrow()
                        .hyperParameters()
                        .number("maxLearningRate")
                        .value())
                .isEqualTo(0.3);
        assertThat(((DenseSpec) network.layers().get(0)).units().value()).isEqualTo(3);
    }

    @Test
    void aWrongLearningRateIsReportedWhereItIsGiven() {
        MarkedSpec.types("""
                        @Network(input = 4) @Loss(MEAN_SQUARED_ERROR) @Defaults.Deep(learningRate = «-1)
                        interface Spec { @Dense(units = 1) DenseLayer output(); }
                        """)
                .reports(
                        "[ScheduleValue] @Schedule.OneCycle maxLearningRate must be greater than 0 and finite, but is -1.0 (through @Defaults.Deep)");
    }

    @Test
    void wrongUnitsAreReportedWhereTheyAreGiven() {
        MarkedSpec.layers("@Defaults.SelfNormalizingHidden(«0) DenseLayer hidden();")
                .reports(
                        "[DenseUnits] @Dense units must be at least 1, but is 0 (through @Defaults.SelfNormalizingHidden)");
    }

    @Test
    void anotherOptimizerOverridesTheirs() {
        assertThat(network("@Defaults.Deep @Optimizer.Nadam", "@Dense(units = 1) DenseLayer output();")
                        .optimizer()
                        .kind())
                .isEqualTo(OptimizerKind.NADAM);
    }

    @Test
    void rejectsTwoPresetsWithAnOptimizer() {
        MarkedSpec.types("""
                        @Network(input = 4) @Loss(MEAN_SQUARED_ERROR) @Defaults.Deep ««@Defaults.SelfNormalizing
                        interface Spec { @Dense(units = 1) DenseLayer output(); }
                        """)
                .reports(
                        "[TwoOptimizers] a network has one optimizer, but @Optimizer.Sgd is used in addition to @Optimizer.Sgd of @Defaults.Deep; remove one of the two (through @Defaults.SelfNormalizing)",
                        "[TwoSchedules] a network has one schedule, but @Schedule.OneCycle is used in addition to @Schedule.OneCycle of @Defaults.Deep; remove one of the two (through @Defaults.SelfNormalizing)");
    }

    private static NetworkSpec network(String annotations, String layers) {
        return Compiled.of(MarkedSpec.types("""
                                @Network(input = 4) @Loss(MEAN_SQUARED_ERROR)
                                %s
                                interface Spec { %s }
                                """.formatted(annotations, layers)).source())
                .network();
    }
}
