package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearStackTest {
    private static String message(String first, String second) {
        return "[LinearStack] %s has no activation, so one dense layer can compute what %s and %s compute together; set an activation on %s, such as RELU, or remove %s"
                .formatted(first, first, second, first, first);
    }

    @Nested
    class WarnsOf {
        @Test
        void twoDenseLayers() {
            MarkedSpec.layers("""
                                «@Dense(units = 30) DenseLayer hidden();
                                @Dense(units = 1) DenseLayer output();
                            """).warns(message("hidden", "output"));
        }

        @Test
        void anActivationThatIsWrittenAsLinear() {
            MarkedSpec.layers("""
                                @Dense(units = 30, activation = «LINEAR) DenseLayer hidden();
                                @Activation(LINEAR) Layer none();
                                @Dense(units = 1, activation = TANH) DenseLayer output();
                            """).warns(message("hidden", "output"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@BatchNorm BatchNormLayer",
                    "@LayerNorm LayerNormLayer",
                    "@RmsNorm RmsNormLayer",
                    "@Dropout(0.1) Layer",
                    "@GaussianNoise(0.1) Layer"
                })
        void nothingNonLinearBetween(String between) {
            MarkedSpec.layers("""
                                «@Dense(units = 30, bias = false) DenseLayer hidden();
                                %s between();
                                @Dense(units = 1) DenseLayer output();
                            """.formatted(between)).warns(message("hidden", "output"));
        }

        @Test
        void aBranch() {
            MarkedSpec.layers("""
                                @Dense(units = 3, activation = RELU) DenseLayer first();
                                «@From("first") @Dense(units = 9) DenseLayer left();
                                @Dense(units = 3) DenseLayer right();
                                @Add({"first", "right"}) Layer sum();
                                @Dense(units = 1) DenseLayer output();
                            """.replace("«@From(\"first\") @", "@From(\"first\") «@"))
                    .warns(message("left", "right"));
        }

        @Test
        void aRepeatOfWhichEachIsLinear() {
            MarkedSpec.layers("""
                                @Repeat(3) «@Dense(units = 30) java.util.List<DenseLayer> tower();
                                @Dense(units = 1) DenseLayer output();
                            """).warns(message("tower", "tower"));
        }

        @Test
        void aRepeatOfWhichOnlyTheLastIsActivated() {
            MarkedSpec.layers("""
                                @Repeat(3) «@Dense(units = 30) java.util.List<DenseLayer> tower();
                                @Activation(ELU) Layer elu();
                                @Dense(units = 1) DenseLayer output();
                            """)
                    .warns(
                            "[LinearStack] there is no activation between the copies of tower, so one dense layer can compute what they compute together; set activation = ELU on tower and remove elu");
        }

        @Test
        void aRepeatBeforeAJoin() {
            MarkedSpec.layers("""
                                @Repeat(3) «@Dense(units = 30) java.util.List<DenseLayer> tower();
                                @Concat({"tower", ""}) Layer both();
                                @Dense(units = 1) DenseLayer output();
                            """)
                    .warns(
                            "[LinearStack] there is no activation between the copies of tower, so one dense layer can compute what they compute together; set an activation on tower, such as RELU, or remove @Repeat");
        }
    }

    @Nested
    class IsSilentOf {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@Dense(units = 30, activation = RELU) DenseLayer hidden();",
                    "@Dense(units = 30) DenseLayer hidden(); @Activation(PRELU) PReluLayer slopes();",
                    "@Dense(units = 30) @Frozen DenseLayer hidden();",
                    "@Dense(units = 30) @NonNegative DenseLayer hidden();",
                    "@Dense(units = 30) @ActivityL2(0.1) DenseLayer hidden();",
                    "@Dense(units = 8) DenseLayer hidden(); @Add({\"hidden\", \"\"}) Layer sum();"
                })
        void aLayerWithAPurpose(String hidden) {
            MarkedSpec.layers("    " + hidden + "\n    @Dense(units = 1) DenseLayer output();")
                    .isAccepted();
        }

        /** Such as the code of an autoencoder: the two matrices have fewer numbers than one would. */
        @Test
        void aBottleneck() {
            MarkedSpec.layers("""
                                @Dense(units = 2) DenseLayer code();
                                @Dense(units = 8) DenseLayer decoded();
                            """).isAccepted();
        }

        @Test
        void aSupertypeWhoseReadersDiffer() {
            MarkedSpec.types("""
                            interface Trunk { @Dense(units = 30) DenseLayer hidden(); }
                            @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                            interface Spec extends Trunk { @Dense(units = 1) DenseLayer output(); }
                            """).isAccepted();
        }

        @Test
        void aRepeatBeforeAnActivation() {
            MarkedSpec.layers("""
                                @Repeat(1) @Dense(units = 30) java.util.List<DenseLayer> tower();
                                @Activation(RELU) Layer relu();
                                @Dense(units = 1) DenseLayer output();
                            """).isAccepted();
        }
    }
}
