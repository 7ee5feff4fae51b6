package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlphaDropoutWithoutSeluTest {
    private static final String OUTPUT = "    @Dense(units = 1) DenseLayer output();\n";

    private static String message(String dropout, String layer, String function) {
        return "[AlphaDropoutWithoutSelu] %s sets values to -1.76, the smallest value of SELU, but %s has %s; use @Dropout instead of @AlphaDropout"
                .formatted(dropout, layer, function);
    }

    @Nested
    class WarnsOf {
        @Test
        void anAlphaDropoutBehindAnotherActivation() {
            MarkedSpec.layers("""
                                @Dense(units = 3, activation = ELU) DenseLayer hidden();
                                «@AlphaDropout(0.1) Layer dropout();
                            """ + OUTPUT).warns(message("dropout", "hidden", "ELU"));
        }

        @Test
        void anAlphaDropoutBehindAnActivationLayerAndANorm() {
            MarkedSpec.layers("""
                                @Dense(units = 3) DenseLayer hidden();
                                @Activation(RELU) Layer relu();
                                @BatchNorm BatchNormLayer norm();
                                «@AlphaDropout(0.1) Layer dropout();
                            """ + OUTPUT).warns(message("dropout", "relu", "RELU"));
        }
    }

    @Nested
    class IsSilentOf {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@Dense(units = 3, activation = SELU) DenseLayer hidden(); @AlphaDropout(0.1) Layer dropout();",
                    "@Dense(units = 3, activation = ELU) DenseLayer hidden(); @AlphaDropout(0) Layer dropout();",
                    "@AlphaDropout(0.1) Layer dropout(); @Dense(units = 3, activation = SELU) DenseLayer hidden();"
                })
        void anAlphaDropoutThatFits(String layers) {
            MarkedSpec.layers("    " + layers + "\n" + OUTPUT).isAccepted();
        }

        @Test
        void aJoinOfSeveralActivations() {
            MarkedSpec.layers("""
                                @Dense(units = 3, activation = SELU) DenseLayer left();
                                @From("") @Dense(units = 3, activation = SELU) DenseLayer right();
                                @Concat({"left", "right"}) Layer both();
                                @AlphaDropout(0.1) Layer dropout();
                            """ + OUTPUT).isAccepted();
        }
    }
}
