package dev.gradwright.processor.advice;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnstableSignalsTest {
    private static MarkedSpec classifier(String layers) {
        return MarkedSpec.types("""
                @Network(input = 96) @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
                interface Spec {
                %s
                    @Dense(units = 8, activation = SOFTMAX) DenseLayer output();
                }
                """.formatted(layers.stripTrailing()));
    }

    /** The warnings of this package about the propagation of signals, with their positions. */
    private static List<String> warnings(MarkedSpec spec) {
        return Compiled.of(spec.source()).warnings().stream()
                .filter(warning -> warning.matches(".*\\[((Vanishing|Exploding)\\w+|DeepPlain|\\w+Init)].*"))
                .toList();
    }

    private static void assertWarns(MarkedSpec spec, String message) {
        assertThat(warnings(spec)).containsExactly(spec.places().get(0) + " " + message);
    }

    @Nested
    class Reports {
        /** Everything that a user needs is in the build log. */
        @Test
        void aDeepNetworkOfSigmoids() {
            assertWarns(
                    classifier("""
                                @Repeat(20) @Dense(units = 64, activation = «SIGMOID) java.util.List<DenseLayer> hidden();
                            """),
                    "[VanishingGradients] the squared norm of the gradient falls by a factor of 9e24 over 20 hidden layers, from hidden.19 (SIGMOID with GLOROT_UNIFORM: times 0.056) back, so the first layers hardly learn; set activation = SELU, init = LECUN_NORMAL on hidden");
        }

        /** One warning: the initializer is part of the cause, but a fitting one alone would not do. */
        @Test
        void aDeepNetworkOfRelusByLeCun() {
            assertWarns(
                    classifier("""
                                @Repeat(20) @Dense(units = 64, activation = «RELU, init = LECUN_NORMAL) java.util.List<DenseLayer> hidden();
                            """),
                    "[VanishingActivations] the mean square of the activations falls by a factor of 1e6 over 20 hidden layers, from hidden.0 (RELU with LECUN_NORMAL: times 0.50) on, so the output hardly depends on the input; set activation = SELU on hidden");
        }

        /** One warning: without the first layer there is no flaw, whatever the initializers of the others. */
        @Test
        void aLayerThatIsTooLargeAmongLayersWhoseInitializersDoNotFit() {
            assertThat(warnings(classifier("""
                                @Init.RandomNormal(stddev = 50) @Dense(units = 64, activation = TANH) DenseLayer saturated();
                                @Repeat(2) @Dense(units = 64, activation = SELU, init = HE_NORMAL) java.util.List<DenseLayer> hidden();
                            """))).noneMatch(warning -> warning.contains("Init]"));
        }

        @Test
        void threeSigmoidsOfWhichAUserReportedThatTheyPredictOneClass() {
            assertWarns(
                    classifier("""
                                @Dense(units = 128, activation = SIGMOID) DenseLayer hidden1();
                                @Dense(units = 64, activation = SIGMOID) DenseLayer hidden2();
                                @Dense(units = 32, activation = «SIGMOID) DenseLayer hidden3();
                            """),
                    "[VanishingGradients] the squared norm of the gradient falls by a factor of 3e3 over 3 hidden layers, from hidden3 (SIGMOID with GLOROT_UNIFORM: times 0.036) back, so the first layers hardly learn; set activation = RELU, init = HE_NORMAL on hidden1, hidden2, hidden3");
        }

        /** More additions would not help. */
        @Test
        void aResidualTowerWithoutNorms() {
            assertThat(warnings(classifier("""
                                @Dense(units = 64, activation = RELU, init = HE_NORMAL) DenseLayer first();
                                @Repeat(40) java.util.List<Residual> tower();
                                @Block
                                interface Residual {
                                    @Activation(LINEAR) Layer start();
                                    @Dense(units = 64, activation = RELU, init = HE_NORMAL) DenseLayer hidden();
                                    @Dense(units = 64, init = HE_NORMAL) DenseLayer linear();
                                    @Add({"start", "linear"}) Layer sum();
                                }
                            """)))
                    .singleElement()
                    .asString()
                    .contains("[ExplodingActivations]")
                    .endsWith(
                            "; put a @BatchNorm or @LayerNorm above the dense layers between two @Add, or use fewer layers");
        }

        @Test
        void tooManySwishLayersByGlorot() {
            assertThat(warnings(classifier("""
                                @Repeat(10) @Dense(units = 64, activation = SWISH) java.util.List<DenseLayer> hidden();
                            """))).singleElement().asString().contains("[VanishingGradients]");
        }

        @Test
        void moreLayersThanAMessageShouldName() {
            String layers = IntStream.rangeClosed(1, 20)
                    .mapToObj(i -> "@Dense(units = 64, activation = SIGMOID) DenseLayer hidden%d();".formatted(i))
                    .collect(joining());
            assertThat(warnings(classifier(layers)))
                    .singleElement()
                    .asString()
                    .endsWith("; set activation = SELU, init = LECUN_NORMAL on the 20 layers from hidden1 to hidden20");
        }

        @Test
        void activationsThatAreSeparateLayers() {
            assertThat(warnings(classifier("""
                                @Repeat(20) java.util.List<Step> steps();
                                @Block
                                interface Step {
                                    @Dense(units = 64) DenseLayer dense();
                                    @Activation(SIGMOID) Layer sigmoid();
                                }
                            """)))
                    .singleElement()
                    .asString()
                    .endsWith("; set init = LECUN_NORMAL on dense, and @Activation(SELU) on sigmoid");
        }

        @Test
        void anInitializerThatIsTooSmall() {
            assertWarns(
                    classifier("""
                                @Dense(units = 64, activation = RELU, init = HE_NORMAL) DenseLayer first();
                                @Repeat(4) «@Init.RandomNormal(stddev = 0.01) @Dense(units = 64, activation = RELU) java.util.List<DenseLayer> hidden();
                            """),
                    "[VanishingActivations] the mean square of the activations falls by a factor of 1e10 over 5 hidden layers, from hidden.0 (RELU with @Init.RandomNormal: times 0.0032) on, so the output hardly depends on the input; set init = HE_NORMAL instead of @Init.RandomNormal on hidden");
        }

        @Test
        void aLayerThatMakesAllValuesZero() {
            assertThat(warnings(classifier("""
                                @Dense(units = 8, init = ZEROS) DenseLayer zero();
                                @Dense(units = 3) DenseLayer hidden();
                            """)))
                    .singleElement()
                    .asString()
                    .contains("[VanishingActivations]", "becomes 0", "from zero ");
        }

        @Test
        void valuesThatAreLargerThanAnyNumber() {
            assertThat(warnings(classifier("""
                                @Repeat(12) @Dense(units = 8) @Init.RandomNormal(stddev = 1e30) java.util.List<DenseLayer> tower();
                            """)))
                    .singleElement()
                    .asString()
                    .contains("[ExplodingActivations]", "from tower.0 ");
        }

        @Test
        void aNetworkWhoseSignalVanishesInADropout() {
            assertThat(warnings(classifier("""
                                @Repeat(3) @Dense(units = 8, activation = RELU, init = HE_NORMAL) java.util.List<DenseLayer> tower();
                                @Dropout(0.99999) Layer dropout();
                                @Dense(units = 8, activation = RELU, init = HE_NORMAL) DenseLayer hidden();
                            """))).singleElement().asString().contains("[ExplodingActivations]");
        }

        @Test
        void aSuppressedNetworkNotAtAll() {
            MarkedSpec spec = MarkedSpec.types("""
                    @SuppressWarnings("gradwright:VanishingGradients")
                    @Network(input = 96) @Loss(SPARSE_CATEGORICAL_CROSSENTROPY)
                    interface Spec {
                        @Repeat(8) @Dense(units = 64, activation = SIGMOID) java.util.List<DenseLayer> hidden();
                        @Dense(units = 8, activation = SOFTMAX) DenseLayer output();
                    }
                    """);
            assertThat(warnings(spec)).isEmpty();
        }
    }

    @Nested
    class IsSilentOf {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@Dense(units = 100, activation = SIGMOID) DenseLayer hidden();",
                    "@Dense(units = 128, activation = SIGMOID) DenseLayer hidden1(); @Dense(units = 64, activation = SIGMOID) DenseLayer hidden2();",
                    "@Repeat(8) @Dense(units = 64, activation = SWISH) java.util.List<DenseLayer> hidden();",
                    "@Repeat(8) @Dense(units = 64, activation = GELU) java.util.List<DenseLayer> hidden();",
                    "@Dense(units = 300, activation = RELU) DenseLayer hidden1(); @Dense(units = 100, activation = RELU) DenseLayer hidden2();",
                    "@Repeat(9) @Dense(units = 100, activation = RELU, init = HE_NORMAL) java.util.List<DenseLayer> hidden();",
                    "@Repeat(20) @Dense(units = 100, activation = ELU, init = HE_NORMAL) java.util.List<DenseLayer> hidden();",
                    "@Repeat(20) @Dense(units = 100, activation = ELU, init = LECUN_NORMAL) java.util.List<DenseLayer> hidden();",
                    "@Repeat(20) @Dense(units = 100, activation = TANH, init = HE_NORMAL) java.util.List<DenseLayer> hidden();",
                    "@Dense(units = 300, activation = SELU, init = LECUN_NORMAL) DenseLayer first(); @Repeat(99) @Dense(units = 100, activation = SELU, init = LECUN_NORMAL) java.util.List<DenseLayer> hidden();"
                })
        void networksThatTrain(String layers) {
            assertThat(warnings(classifier(layers))).isEmpty();
        }

        /** The values grow in training. */
        @ParameterizedTest
        @ValueSource(strings = {"SWISH", "GELU"})
        void aRegressionOfTwoFeatures(String function) {
            MarkedSpec.types("""
                    @Network(input = 2) @Loss(MEAN_SQUARED_ERROR)
                    interface Spec {
                        @Repeat(8) @Dense(units = 50, activation = %s) java.util.List<DenseLayer> hidden();
                        @Dense(units = 1) DenseLayer output();
                    }
                    """.formatted(function)).isAccepted();
        }

        /** As in networks whose first outputs should be close to 0: the weights grow at once. */
        @Test
        void smallWeightsOfTheOutput() {
            MarkedSpec spec = MarkedSpec.layers("""
                        @Dense(units = 400, activation = RELU) DenseLayer hidden1();
                        @Dense(units = 300, activation = RELU) DenseLayer hidden2();
                        @Init.RandomUniform(min = -3e-3, max = 3e-3) @Dense(units = 1, activation = TANH) DenseLayer output();
                    """);
            assertThat(warnings(spec)).isEmpty();
        }

        /** The gradients of the hidden layers are 0 in the first step only. */
        @Test
        void anOutputThatStartsAtZero() {
            MarkedSpec spec = MarkedSpec.layers("""
                        @Dense(units = 30, activation = RELU, init = HE_NORMAL) DenseLayer hidden();
                        @Dense(units = 1, init = ZEROS) DenseLayer output();
                    """);
            assertThat(warnings(spec)).isEmpty();
        }

        /** Its values are loaded from another network. */
        @Test
        void aFrozenLayer() {
            MarkedSpec spec = classifier("""
                        @Frozen @Repeat(8) @Dense(units = 64, activation = SIGMOID) java.util.List<DenseLayer> hidden();
                    """);
            assertThat(warnings(spec)).isEmpty();
        }
    }
}
