package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedundantBiasTest {
    private static final String OUTPUT = """
                @Activation(RELU) Layer activation();
                @Dense(units = 1) DenseLayer output();
            """;

    private static String message(String dense, String norm) {
        return "[RedundantBias] the bias of %s has no effect, because %s subtracts the mean of the batch; set bias = false"
                .formatted(dense, norm);
    }

    @Nested
    class WarnsOf {
        @Test
        void aDenseLayerThatABatchNormReads() {
            MarkedSpec.layers("""
                                «@Dense(units = 3) DenseLayer hidden();
                                @BatchNorm BatchNormLayer norm();
                            """ + OUTPUT).warns(message("hidden", "norm"));
        }

        @Test
        void aBiasThatIsWrittenAtItsValue() {
            MarkedSpec.layers("""
                                @Dense(units = 3, bias = «true) DenseLayer hidden();
                                @BatchNorm BatchNormLayer norm();
                            """ + OUTPUT).warns(message("hidden", "norm"));
        }

        @Test
        void aComposedAnnotationWhereItIsUsed() {
            MarkedSpec.layers("""
                                «@Hidden(3) DenseLayer hidden();
                                @BatchNorm BatchNormLayer norm();
                            """ + OUTPUT).and("""
                            @Dense(units = 0, init = HE_NORMAL) @interface Hidden {
                                @Alias(annotation = Dense.class, attribute = "units") int value();
                            }
                            """).warns(message("hidden", "norm") + " (through @Hidden)");
        }

        /** The mean is subtracted anyway. */
        @Test
        void aBatchNormThatAddsNothingItself() {
            MarkedSpec.layers("""
                                «@Dense(units = 3) DenseLayer hidden();
                                @BatchNorm(center = false) BatchNormLayer norm();
                            """ + OUTPUT).warns(message("hidden", "norm"));
        }

        @Test
        void aBatchNormThatReadsTheLayerFromFurtherDown() {
            MarkedSpec.layers("""
                                «@Dense(units = 3) DenseLayer left();
                                @From("") @Dense(units = 3) DenseLayer right();
                                @From("left") @BatchNorm BatchNormLayer norm();
                                @Add({"norm", "right"}) Layer sum();
                            """ + OUTPUT).warns(message("left", "norm"));
        }

        @Test
        void aBlockOnceHoweverOftenItIsUsed() {
            MarkedSpec.layers("""
                                @Repeat(3) java.util.List<Floor> tower();
                                Floor last();
                            """ + OUTPUT).and("""
                            @Block interface Floor {
                                «@Dense(units = 3) DenseLayer dense();
                                @BatchNorm BatchNormLayer norm();
                            }
                            """).warns(message("dense", "norm"));
        }

        @Test
        void aSupertypeOnceHoweverManyNetworksExtendIt() {
            MarkedSpec.types("""
                            interface Trunk {
                                «@Dense(units = 3) DenseLayer hidden();
                                @BatchNorm BatchNormLayer norm();
                            }
                            @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                            interface One extends Trunk { @Dense(units = 1) DenseLayer output(); }
                            @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                            interface Two extends Trunk { @Dense(units = 2) DenseLayer output(); }
                            """).warns(message("hidden", "norm"));
        }
    }

    @Nested
    class IsSilentOf {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@Dense(units = 3, bias = false) DenseLayer hidden();",
                    "@Dense(units = 3, activation = RELU) DenseLayer hidden();",
                    "@Dense(units = 3) @ActivityL2(0.1) DenseLayer hidden();",
                    "@Dense(units = 3) @Frozen DenseLayer hidden();",
                    "@Dense(units = 3) DenseLayer hidden(); @Dropout(0.1) Layer dropout();",
                    "@Dense(units = 3) DenseLayer hidden(); @Activation(RELU) Layer relu();",
                    "@SuppressWarnings(\"gradwright:LinearStack\") @Repeat(3) @Dense(units = 3) java.util.List<DenseLayer> hidden();"
                })
        void aLayerBeforeANormThatNeedsItsBias(String before) {
            MarkedSpec.layers("    " + before + "\n    @BatchNorm BatchNormLayer norm();\n" + OUTPUT)
                    .isAccepted();
        }

        @Test
        void aLayerNorm() {
            MarkedSpec.layers("""
                                @Dense(units = 3) DenseLayer hidden();
                                @LayerNorm LayerNormLayer norm();
                            """ + OUTPUT).isAccepted();
        }

        /** It uses the moving averages of another training. */
        @Test
        void aFrozenBatchNorm() {
            MarkedSpec.layers("""
                                @Dense(units = 3) DenseLayer hidden();
                                @BatchNorm @Frozen BatchNormLayer norm();
                            """ + OUTPUT).isAccepted();
        }

        @Test
        void aLayerThatOthersReadToo() {
            MarkedSpec.layers("""
                                @Dense(units = 3) DenseLayer hidden();
                                @BatchNorm BatchNormLayer norm();
                                @Add({"hidden", "norm"}) Layer sum();
                            """ + OUTPUT).isAccepted();
        }

        @Test
        void aBlockOfWhichOneUseNeedsTheBias() {
            MarkedSpec.layers("""
                                Floor normalized();
                                @BatchNorm BatchNormLayer norm();
                                Floor plain();
                            """ + OUTPUT)
                    .and("@Block interface Floor { @Dense(units = 3) DenseLayer dense(); }")
                    .isAccepted();
        }

        @Test
        void aSupertypeThatLacksTheNorm() {
            MarkedSpec.types("""
                            interface Trunk { @Dense(units = 3) DenseLayer hidden(); }
                            @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                            interface Normalized extends Trunk {
                                @BatchNorm BatchNormLayer norm();
                                @Dense(units = 1) DenseLayer output();
                            }
                            @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                            interface Plain extends Trunk { @Dense(units = 1) DenseLayer output(); }
                            """).isAccepted();
        }
    }
}
