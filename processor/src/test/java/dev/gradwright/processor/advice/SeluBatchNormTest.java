package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SeluBatchNormTest {
    private static final String OUTPUT = "    @Dense(units = 1) DenseLayer output();\n";

    private static String message(String norm, String selu) {
        return "[SeluBatchNorm] %s normalizes values that the SELU of %s normalizes already; remove %s, or use another activation, such as ELU"
                .formatted(norm, selu, norm);
    }

    @Nested
    class WarnsOf {
        @Test
        void aNormBehindSelu() {
            MarkedSpec.layers("""
                                @Dense(units = 3, activation = SELU) DenseLayer hidden();
                                «@BatchNorm BatchNormLayer norm();
                            """ + OUTPUT).warns(message("norm", "hidden"));
        }

        @Test
        void aNormBeforeSelu() {
            MarkedSpec.layers("""
                                @Dense(units = 3, bias = false) DenseLayer hidden();
                                «@BatchNorm BatchNormLayer norm();
                                @Activation(SELU) Layer selu();
                            """ + OUTPUT).warns(message("norm", "selu"));
        }

        /** Neither the initializer nor the dropout is reported, too. */
        @Test
        void oneMistakeOnce() {
            MarkedSpec.layers("""
                                @Dense(units = 3, activation = SELU, init = HE_NORMAL) DenseLayer hidden();
                                «@BatchNorm BatchNormLayer norm();
                                @Dropout(0.1) Layer dropout();
                            """ + OUTPUT).warns(message("norm", "hidden"));
        }

        @Test
        void aBlockOnceHoweverOftenItIsUsed() {
            MarkedSpec.layers("    @Repeat(3) java.util.List<Floor> tower();\n" + OUTPUT)
                    .and("""
                            @Block interface Floor {
                                @Dense(units = 3, bias = false) DenseLayer dense();
                                «@BatchNorm BatchNormLayer norm();
                                @Activation(SELU) Layer selu();
                            }
                            """)
                    .warns(message("norm", "selu"));
        }
    }

    @Nested
    class IsSilentOf {
        @Test
        void aNormOfTheInput() {
            MarkedSpec.layers("""
                                @Dropout(0.1) Layer dropout();
                                @BatchNorm BatchNormLayer norm();
                                @Dense(units = 3, activation = SELU) DenseLayer hidden();
                            """ + OUTPUT).isAccepted();
        }

        @Test
        void aLayerNorm() {
            MarkedSpec.layers("""
                                @Dense(units = 3, activation = SELU) DenseLayer hidden();
                                @LayerNorm LayerNormLayer norm();
                            """ + OUTPUT).isAccepted();
        }

        @Test
        void aNormBesideAnotherActivation() {
            MarkedSpec.layers("""
                                @Dense(units = 3, activation = SELU) DenseLayer first();
                                @Dense(units = 3, activation = ELU) DenseLayer second();
                                @BatchNorm BatchNormLayer norm();
                            """ + OUTPUT).isAccepted();
        }

        @Test
        void aFrozenNorm() {
            MarkedSpec.layers("""
                                @Dense(units = 3, activation = SELU) @Frozen DenseLayer hidden();
                                @BatchNorm @Frozen BatchNormLayer norm();
                            """ + OUTPUT).isAccepted();
        }

        @Test
        void anotherBranch() {
            MarkedSpec.layers("""
                                @Dense(units = 3, activation = SELU) DenseLayer left();
                                @From("") @Dense(units = 3, activation = ELU) DenseLayer right();
                                @BatchNorm BatchNormLayer norm();
                                @Concat({"left", "norm"}) Layer both();
                            """ + OUTPUT).isAccepted();
        }
    }
}
