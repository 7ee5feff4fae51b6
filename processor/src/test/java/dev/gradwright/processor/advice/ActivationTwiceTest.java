package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationTwiceTest {
    private static final String OUTPUT = "    @Dense(units = 1) DenseLayer output();\n";

    private static String message(String second, String function, String first, String itsFunction) {
        return "[ActivationTwice] %s applies %s to values of %s, which already has %s; remove one of the two"
                .formatted(second, function, first, itsFunction);
    }

    @Nested
    class WarnsOf {
        @Test
        void anActivationLayerBehindADenseLayerThatHasOne() {
            MarkedSpec.layers("""
                                @Dense(units = 3, activation = RELU) DenseLayer hidden();
                                @Activation(«RELU) Layer relu();
                            """ + OUTPUT).warns(message("relu", "RELU", "hidden", "RELU"));
        }

        @Test
        void twoActivationLayersWithADropoutBetween() {
            MarkedSpec.layers("""
                                @Dense(units = 3) DenseLayer hidden();
                                @Activation(TANH) Layer tanh();
                                @Dropout(0.1) Layer dropout();
                                @Activation(value = «LEAKY_RELU, alpha = 0.1) Layer leaky();
                            """ + OUTPUT).warns(message("leaky", "LEAKY_RELU", "tanh", "TANH"));
        }

        @Test
        void aSoftmaxOfLimitedLogits() {
            MarkedSpec.types("""
                            @Network(input = 8) @Loss(CATEGORICAL_CROSSENTROPY)
                            interface Spec {
                                @Dense(units = 3, activation = TANH) DenseLayer logits();
                                @Activation(«SOFTMAX) Layer output();
                            }
                            """)
                    .warns(
                            "[ActivationTwice] output applies SOFTMAX to values of logits, which already has TANH; remove activation = TANH from logits");
        }

        /** Which is no second warning about the same softmax. */
        @Test
        void aHiddenSoftmaxOfActivatedValues() {
            MarkedSpec.layers("""
                                @Dense(units = 3, activation = RELU) DenseLayer hidden();
                                @Activation(«SOFTMAX) Layer softmax();
                            """ + OUTPUT)
                    .warns(
                            "[ActivationTwice] softmax applies SOFTMAX to values of hidden, which already has RELU; remove softmax");
        }

        @Test
        void activatedValuesOfAHiddenSoftmax() {
            MarkedSpec.layers("""
                                @Dense(units = 3) DenseLayer hidden();
                                @Activation(SOFTMAX) Layer softmax();
                                @Activation(«RELU) Layer relu();
                            """ + OUTPUT)
                    .warns(
                            "[ActivationTwice] relu applies RELU to values of softmax, which already has SOFTMAX; remove softmax");
        }

        @Test
        void aBlockOnceHoweverOftenItIsUsed() {
            MarkedSpec.layers("    @Repeat(3) java.util.List<Floor> tower();\n" + OUTPUT)
                    .and("""
                            @Block interface Floor {
                                @Dense(units = 3, activation = ELU) DenseLayer dense();
                                @Activation(«RELU) Layer relu();
                            }
                            """)
                    .warns(message("relu", "RELU", "dense", "ELU"));
        }
    }

    @Nested
    class IsSilentOf {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@Dense(units = 3) DenseLayer hidden(); @Activation(RELU) Layer relu();",
                    "@Dense(units = 3, activation = RELU) DenseLayer hidden(); @Activation(LINEAR) Layer none();",
                    "@Dense(units = 3, activation = RELU) DenseLayer hidden(); @BatchNorm BatchNormLayer norm(); @Activation(RELU) Layer relu();",
                    "@Activation(TANH) Layer squashed(); @Dense(units = 3, activation = RELU) DenseLayer hidden();"
                })
        void oneActivationAtATime(String layers) {
            MarkedSpec.layers("    " + layers + "\n" + OUTPUT).isAccepted();
        }

        @Test
        void aSumOfActivatedLayers() {
            MarkedSpec.layers("""
                                @Dense(units = 8, activation = RELU) DenseLayer hidden();
                                @Add({"hidden", ""}) Layer sum();
                                @Activation(RELU) Layer relu();
                            """ + OUTPUT).isAccepted();
        }

        @Test
        void valuesThatOthersReadBetween() {
            MarkedSpec.layers("""
                                @Dense(units = 3, activation = TANH) DenseLayer hidden();
                                @Activation(RELU) Layer positive();
                                @Concat({"hidden", "positive"}) Layer both();
                            """ + OUTPUT).isAccepted();
        }
    }
}
