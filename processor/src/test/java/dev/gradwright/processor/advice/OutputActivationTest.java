package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputActivationTest {
    private static MarkedSpec output(String loss, int units, String activation) {
        return MarkedSpec.types("""
                @Network(input = 8) @Loss(%s)
                interface Spec {
                    @Dense(units = %d, activation = %s) DenseLayer output();
                }
                """.formatted(loss, units, activation));
    }

    @Nested
    class WarnsOf {
        @ParameterizedTest
        @CsvSource({"GELU, -0.17", "SWISH, -0.28", "MISH, -0.31"})
        void aFunctionForHiddenLayersUnderARegression(String function, String lowest) {
            output("MEAN_SQUARED_ERROR", 2, "«" + function)
                    .warns(
                            "[OutputActivation] %s is for hidden layers: with it, output cannot predict a target below %s; set activation = LINEAR, or SOFTPLUS if targets are never negative"
                                    .formatted(function, lowest));
        }

        @ParameterizedTest
        @CsvSource({"RELU, 0", "SIGMOID, 0", "SOFTPLUS, 0", "SOFTMAX, 0", "GELU, -0.17"})
        void scoresThatCannotReachTheNegativesOfAHinge(String function, String lowest) {
            output("HINGE", 2, "«" + function)
                    .warns(
                            "[OutputActivation] HINGE compares scores with -1 and 1, but the %s of output has no value below %s; set activation = LINEAR"
                                    .formatted(function, lowest));
        }

        @ParameterizedTest
        @ValueSource(strings = {"MEAN_SQUARED_ERROR", "KL_DIVERGENCE"})
        void aSoftmaxOfOneUnit(String loss) {
            output(loss, 1, "«SOFTMAX")
                    .warns(
                            "[OutputActivation] output is always 1, because it is a SOFTMAX over one unit; set activation = SIGMOID for a probability, or LINEAR for any number");
        }

        @Test
        void anActivationLayer() {
            MarkedSpec.layers("""
                                @Dense(units = 1) DenseLayer dense();
                                @Activation(«MISH) Layer output();
                            """)
                    .warns(
                            "[OutputActivation] MISH is for hidden layers: with it, output cannot predict a target below -0.31; set activation = LINEAR, or SOFTPLUS if targets are never negative");
        }
    }

    @Nested
    class IsSilentOf {
        /** The targets may be bounded, or never negative. */
        @ParameterizedTest
        @CsvSource({
            "MEAN_SQUARED_ERROR, RELU",
            "MEAN_SQUARED_ERROR, SIGMOID",
            "MEAN_SQUARED_ERROR, TANH",
            "MEAN_ABSOLUTE_ERROR, SOFTPLUS",
            "HUBER, LEAKY_RELU",
            "MEAN_SQUARED_ERROR, ELU",
            "MEAN_SQUARED_ERROR, SELU",
            "MEAN_SQUARED_ERROR, SOFTMAX",
            "MEAN_SQUARED_LOGARITHMIC_ERROR, RELU",
            "COSINE_SIMILARITY, RELU",
            "POISSON, RELU",
            "HINGE, TANH",
            "SQUARED_HINGE, LINEAR",
            "HINGE, ELU",
            "KL_DIVERGENCE, SIGMOID"
        })
        void anOutputThatTargetsMayHave(String loss, String function) {
            output(loss, 2, function).isAccepted();
        }

        @Test
        void aHiddenLayer() {
            MarkedSpec.layers("""
                                @Dense(units = 3, activation = SWISH) DenseLayer hidden();
                                @Dense(units = 1) DenseLayer output();
                            """).isAccepted();
        }

        /** It may be a hidden layer elsewhere. */
        @Test
        void anOutputOfABlock() {
            MarkedSpec.layers("    Head head();")
                    .and("@Block interface Head { @Dense(units = 1, activation = SWISH) DenseLayer dense(); }")
                    .isAccepted();
        }

        @Test
        void anOutputOfASupertype() {
            MarkedSpec.types("""
                            interface Trunk { @Dense(units = 1, activation = SWISH) DenseLayer hidden(); }
                            @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                            interface Spec extends Trunk {}
                            """).isAccepted();
        }
    }
}
