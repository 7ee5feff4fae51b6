package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputDropoutTest {
    private static String message(String dropout, String output) {
        return "[OutputDropout] %s drops outputs of the network, because %s is its last dense layer; remove %s, or move it above %s"
                .formatted(dropout, output, dropout, output);
    }

    @Nested
    class WarnsOf {
        @ParameterizedTest
        @ValueSource(strings = {"@Dropout", "@AlphaDropout"})
        void aDropoutAtTheEnd(String annotation) {
            MarkedSpec.layers("""
                                @Dense(units = 1) DenseLayer output();
                                «%s(0.1) Layer dropout();
                            """.formatted(annotation)).warns(message("dropout", "output"));
        }

        @Test
        void aDropoutBeforeTheSoftmax() {
            MarkedSpec.types("""
                            @Network(input = 8) @Loss(CATEGORICAL_CROSSENTROPY)
                            interface Spec {
                                @Dense(units = 3) DenseLayer logits();
                                «@Dropout(0.1) Layer dropout();
                                @Activation(SOFTMAX) Layer classes();
                            }
                            """).warns(message("dropout", "logits"));
        }

        /** Neither is it reported that the output has another activation than the dropout is for. */
        @Test
        void anAlphaDropoutBehindASigmoidOnce() {
            MarkedSpec.types("""
                            @Network(input = 8) @Loss(BINARY_CROSSENTROPY)
                            interface Spec {
                                @Dense(units = 1, activation = SIGMOID) DenseLayer output();
                                «@AlphaDropout(0.1) Layer dropout();
                            }
                            """).warns(message("dropout", "output"));
        }
    }

    @Nested
    class IsSilentOf {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@Dropout(0.1) Layer dropout(); @Dense(units = 1) DenseLayer output();",
                    "@Dense(units = 1) DenseLayer output(); @Dropout(0) Layer dropout();",
                    "@Dense(units = 1) DenseLayer output(); @GaussianNoise(0.1) Layer noise();",
                    "@Dense(units = 1) DenseLayer wide(); @Dropout(0.1) Layer dropout(); @From(\"\") @Dense(units = 1) DenseLayer deep(); @Add({\"dropout\", \"deep\"}) Layer sum();"
                })
        void aDropoutBeforeTheOutput(String layers) {
            MarkedSpec.layers("    " + layers).isAccepted();
        }

        /** Other networks may have an output below it. */
        @Test
        void aSupertypeThatEndsWithADropout() {
            MarkedSpec.types("""
                            interface Trunk {
                                @Dense(units = 3, activation = RELU) DenseLayer hidden();
                                @Dropout(0.1) Layer dropout();
                            }
                            @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                            interface Spec extends Trunk {}
                            """).isAccepted();
        }
    }
}
