package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationInitTest {
    private static final String OUTPUT = "    @Dense(units = 1) DenseLayer output();\n";

    private static String tooSmall(String layer, String init, String function, String remedy) {
        return "[ActivationInit] %s has %s, whose weights are too small for %s, so values shrink from layer to layer; set init = %s"
                .formatted(layer, init, function, remedy);
    }

    private static String tooLarge(String layer, String init, String function, String remedy) {
        return "[ActivationInit] %s has %s, whose weights are for the ReLU family and drive %s into saturation; set init = %s"
                .formatted(layer, init, function, remedy);
    }

    @Nested
    class WarnsOf {
        @ParameterizedTest
        @ValueSource(strings = {"RELU", "LEAKY_RELU", "ELU", "GELU", "SWISH", "MISH"})
        void leCunWithTheReluFamily(String function) {
            MarkedSpec.layers("    @Dense(units = 3, activation = %s, init = «LECUN_NORMAL) DenseLayer hidden();\n"
                                    .formatted(function)
                            + OUTPUT)
                    .warns(tooSmall("hidden", "LECUN_NORMAL", function, "HE_NORMAL"));
        }

        @ParameterizedTest
        @CsvSource({"TANH, HE_NORMAL, GLOROT_NORMAL", "SIGMOID, HE_UNIFORM, GLOROT_UNIFORM"})
        void heWithWhatSaturates(String function, String init, String remedy) {
            MarkedSpec.layers("    @Dense(units = 3, activation = %s, init = «%s) DenseLayer hidden();\n"
                                    .formatted(function, init)
                            + OUTPUT)
                    .warns(tooLarge("hidden", init, function, remedy));
        }

        @Test
        void anActivationLayerWithTrainedSlopes() {
            MarkedSpec.layers("""
                                @Dense(units = 3, init = «LECUN_UNIFORM) DenseLayer hidden();
                                @Activation(PRELU) PReluLayer slopes();
                            """ + OUTPUT).warns(tooSmall("hidden", "LECUN_UNIFORM", "PRELU", "HE_UNIFORM"));
        }

        @Test
        void aComposedAnnotationWhereItIsUsed() {
            MarkedSpec.layers("    «@Hidden DenseLayer hidden();\n" + OUTPUT)
                    .and("@Dense(units = 3, activation = TANH, init = HE_NORMAL) @interface Hidden {}")
                    .warns(tooLarge("hidden", "HE_NORMAL", "TANH", "GLOROT_NORMAL") + " (through @Hidden)");
        }

        @Test
        void aBlockOnceHoweverOftenItIsUsed() {
            MarkedSpec.layers("    @Repeat(3) java.util.List<Floor> tower();\n" + OUTPUT)
                    .and("""
                            @Block interface Floor {
                                @Dense(units = 3, init = «LECUN_NORMAL) DenseLayer dense();
                                @Activation(RELU) Layer relu();
                            }
                            """)
                    .warns(tooSmall("dense", "LECUN_NORMAL", "RELU", "HE_NORMAL"));
        }
    }

    @Nested
    class IsSilentOf {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@Dense(units = 3, activation = RELU) DenseLayer hidden();",
                    "@Dense(units = 3, activation = RELU, init = GLOROT_NORMAL) DenseLayer hidden();",
                    "@Dense(units = 3, activation = RELU, init = HE_NORMAL) DenseLayer hidden();",
                    "@Dense(units = 3, activation = RELU, init = ORTHOGONAL) DenseLayer hidden();",
                    "@Dense(units = 3, activation = RELU) @Init.RandomNormal(stddev = 0.01) DenseLayer hidden();",
                    "@Dense(units = 3, activation = TANH, init = LECUN_NORMAL) DenseLayer hidden();",
                    "@Dense(units = 3, activation = TANH) DenseLayer hidden();",
                    "@Dense(units = 3, activation = SOFTPLUS, init = HE_NORMAL) DenseLayer hidden();",
                    "@Dense(units = 3, activation = RELU, init = LECUN_NORMAL) @Frozen DenseLayer hidden();",
                    "@Dense(units = 3, activation = RELU, init = LECUN_NORMAL) DenseLayer hidden(); @BatchNorm BatchNormLayer norm();",
                    "@Dense(units = 3, init = LECUN_NORMAL, bias = false) DenseLayer hidden(); @BatchNorm BatchNormLayer norm(); @Activation(RELU) Layer relu();"
                })
        void aLayerWithFittingWeights(String hidden) {
            MarkedSpec.layers("    " + hidden + "\n" + OUTPUT).isAccepted();
        }

        /** Its activation belongs to the loss. */
        @Test
        void theOutput() {
            MarkedSpec.types("""
                            @Network(input = 8) @Loss(BINARY_CROSSENTROPY)
                            interface Spec {
                                @Dense(units = 1, activation = SIGMOID, init = HE_NORMAL) DenseLayer output();
                            }
                            """).isAccepted();
        }

        /** What is applied to the sum decides. */
        @Test
        void aLayerThatAJoinReads() {
            MarkedSpec.layers("""
                                @Dense(units = 8, init = LECUN_NORMAL) DenseLayer hidden();
                                @Add({"hidden", ""}) Layer sum();
                                @Activation(RELU) Layer relu();
                            """ + OUTPUT).isAccepted();
        }
    }
}
