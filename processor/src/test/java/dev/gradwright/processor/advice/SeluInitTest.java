package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeluInitTest {
    private static final String OUTPUT = "    @Dense(units = 1) DenseLayer output();\n";

    private static String message(String layer, String init, String remedy) {
        return "[SeluInit] SELU keeps the variance of the values only with weights of variance 1/fan-in, but %s has %s, which is twice that; set init = %s"
                .formatted(layer, init, remedy);
    }

    @Nested
    class WarnsOf {
        @ParameterizedTest
        @CsvSource({"HE_NORMAL, LECUN_NORMAL", "HE_UNIFORM, LECUN_UNIFORM"})
        void he(String init, String remedy) {
            MarkedSpec.layers("    @Dense(units = 3, activation = SELU, init = «%s) DenseLayer hidden();\n"
                                    .formatted(init)
                            + OUTPUT)
                    .warns(message("hidden", init, remedy));
        }

        @Test
        void anActivationLayerBehindADropout() {
            MarkedSpec.layers("""
                                @Dense(units = 3, init = «HE_NORMAL) DenseLayer hidden();
                                @GaussianNoise(0.1) Layer noise();
                                @Activation(SELU) Layer selu();
                            """ + OUTPUT).warns(message("hidden", "HE_NORMAL", "LECUN_NORMAL"));
        }

        @Test
        void aComposedAnnotationWhereItIsUsed() {
            MarkedSpec.layers("    «@Hidden DenseLayer hidden();\n" + OUTPUT)
                    .and("@Dense(units = 3, activation = SELU, init = HE_NORMAL) @interface Hidden {}")
                    .warns(message("hidden", "HE_NORMAL", "LECUN_NORMAL") + " (through @Hidden)");
        }

        @Test
        void aBranch() {
            MarkedSpec.layers("""
                                @Dense(units = 3, activation = SELU, init = LECUN_NORMAL) DenseLayer left();
                                @From("") @Dense(units = 3, activation = SELU, init = «HE_NORMAL) DenseLayer right();
                                @Add({"left", "right"}) Layer sum();
                            """ + OUTPUT).warns(message("right", "HE_NORMAL", "LECUN_NORMAL"));
        }

        @Test
        void aRepeatOnce() {
            MarkedSpec.layers(
                            "    @Repeat(5) @Dense(units = 3, activation = SELU, init = «HE_NORMAL) java.util.List<DenseLayer> tower();\n"
                                    + OUTPUT)
                    .warns(message("tower", "HE_NORMAL", "LECUN_NORMAL"));
        }

        @Test
        void aBlockOnceHoweverOftenItIsUsed() {
            MarkedSpec.layers("    @Repeat(3) java.util.List<Floor> tower();\n    Floor last();\n" + OUTPUT)
                    .and(
                            "@Block interface Floor { @Dense(units = 3, activation = SELU, init = «HE_NORMAL) DenseLayer dense(); }")
                    .warns(message("dense", "HE_NORMAL", "LECUN_NORMAL"));
        }

        @Test
        void anAbstractClass() {
            MarkedSpec.types("""
                            @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                            abstract class Spec {
                                @Dense(units = 3, activation = SELU, init = «HE_NORMAL) abstract DenseLayer hidden();
                                @Dense(units = 1) abstract DenseLayer output();
                            }
                            """).warns(message("hidden", "HE_NORMAL", "LECUN_NORMAL"));
        }

        @Test
        void aSupertypeOnceHoweverManyNetworksExtendIt() {
            MarkedSpec.types("""
                            interface Trunk {
                                @Dense(units = 3, activation = SELU, init = «HE_NORMAL) DenseLayer hidden();
                            }
                            @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                            interface One extends Trunk { @Dense(units = 1) DenseLayer output(); }
                            @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                            interface Two extends Trunk { @Dense(units = 2) DenseLayer output(); }
                            """).warns(message("hidden", "HE_NORMAL", "LECUN_NORMAL"));
        }
    }

    @Nested
    class IsSilentOf {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@Dense(units = 3, activation = SELU) DenseLayer hidden();",
                    "@Dense(units = 3, activation = SELU, init = GLOROT_NORMAL) DenseLayer hidden();",
                    "@Dense(units = 3, activation = SELU, init = LECUN_NORMAL) DenseLayer hidden();",
                    "@Dense(units = 3, activation = SELU, init = LECUN_UNIFORM) DenseLayer hidden();",
                    "@Dense(units = 3, activation = SELU, init = ORTHOGONAL) DenseLayer hidden();",
                    "@Dense(units = 3, activation = SELU) @Init.VarianceScaling(scale = 2) DenseLayer hidden();",
                    "@Dense(units = 3, activation = SELU, init = HE_NORMAL) @Frozen DenseLayer hidden();",
                    "@Dense(units = 3, activation = SELU, init = HE_NORMAL) DenseLayer hidden(); @LayerNorm LayerNormLayer norm();",
                    "@Dense(units = 3, activation = ELU, init = HE_NORMAL) DenseLayer hidden();"
                })
        void aLayerThatKeepsTheVariance(String hidden) {
            MarkedSpec.layers("    " + hidden + "\n" + OUTPUT).isAccepted();
        }

        @Test
        void anOutput() {
            MarkedSpec.layers("    @Dense(units = 1, activation = SELU, init = HE_NORMAL) DenseLayer output();")
                    .isAccepted();
        }

        @Test
        void aBlockOfWhichOneUseHasAnotherActivation() {
            MarkedSpec.layers("""
                                Floor selfNormalizing();
                                @Activation(SELU) Layer selu();
                                Floor rectified();
                                @Activation(ELU) Layer elu();
                            """ + OUTPUT)
                    .and("@Block interface Floor { @Dense(units = 3, init = HE_NORMAL) DenseLayer dense(); }")
                    .isAccepted();
        }

        @Test
        void aSupertypeThatLacksTheActivation() {
            MarkedSpec.types("""
                            interface Trunk { @Dense(units = 3, init = HE_NORMAL) DenseLayer hidden(); }
                            @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                            interface SelfNormalizing extends Trunk {
                                @Activation(SELU) Layer selu();
                                @Dense(units = 1) DenseLayer output();
                            }
                            """).isAccepted();
        }
    }
}
