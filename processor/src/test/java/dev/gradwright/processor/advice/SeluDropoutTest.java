package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeluDropoutTest {
    private static final String OUTPUT = "    @Dense(units = 1) DenseLayer output();\n";

    private static String message(String dropout, String selu) {
        return "[SeluDropout] %s changes the mean and variance that SELU keeps in %s; use @AlphaDropout instead of @Dropout"
                .formatted(dropout, selu);
    }

    @Nested
    class WarnsOf {
        @Test
        void aDropoutBehindSelu() {
            MarkedSpec.layers("""
                                @Dense(units = 3, activation = SELU) DenseLayer hidden();
                                «@Dropout(0.1) Layer dropout();
                            """ + OUTPUT).warns(message("dropout", "hidden"));
        }

        @Test
        void aDropoutBehindAnActivationLayerAndNoise() {
            MarkedSpec.layers("""
                                @Dense(units = 3) DenseLayer hidden();
                                @Activation(SELU) Layer selu();
                                @GaussianNoise(0.1) Layer noise();
                                «@Dropout(0.1) Layer dropout();
                            """ + OUTPUT).warns(message("dropout", "selu"));
        }

        @Test
        void aDropoutBehindASupertypeWithSelu() {
            MarkedSpec.types("""
                            interface Trunk { @Dense(units = 3, activation = SELU) DenseLayer hidden(); }
                            @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                            interface Spec extends Trunk {
                                «@Dropout(0.1) Layer dropout();
                                @Dense(units = 1) DenseLayer output();
                            }
                            """).warns(message("dropout", "hidden"));
        }
    }

    @Nested
    class IsSilentOf {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@Dense(units = 3, activation = SELU) DenseLayer hidden(); @AlphaDropout(0.1) Layer dropout();",
                    "@Dense(units = 3, activation = SELU) DenseLayer hidden(); @Dropout(0) Layer dropout();",
                    "@Dense(units = 3, activation = ELU) DenseLayer hidden(); @Dropout(0.1) Layer dropout();",
                    "@Dropout(0.1) Layer dropout(); @Dense(units = 3, activation = SELU) DenseLayer hidden();"
                })
        void aDropoutThatFits(String layers) {
            MarkedSpec.layers("    " + layers + "\n" + OUTPUT).isAccepted();
        }

        @Test
        void aBlockThatMayFollowAnything() {
            MarkedSpec.layers("    @Dense(units = 3, activation = SELU) DenseLayer hidden();\n    Noisy noisy();\n"
                            + OUTPUT)
                    .and("""
                            @Block interface Noisy {
                                @Dropout(0.1) Layer dropout();
                                @Dense(units = 3, activation = RELU) DenseLayer dense();
                            }
                            """)
                    .isAccepted();
        }
    }
}
