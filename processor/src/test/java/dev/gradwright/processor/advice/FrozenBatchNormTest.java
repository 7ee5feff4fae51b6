package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrozenBatchNormTest {
    private static final String OUTPUT = "    @Dense(units = 1) DenseLayer output();\n";

    private static String message(String norm, String above, String below) {
        return "[FrozenBatchNorm] %s is trained between %s and %s, which are @Frozen, so what %s has learned no longer fits its input; add @Frozen to %s"
                .formatted(norm, above, below, below, norm);
    }

    @Test
    void warnsOfATrainedNormBetweenFrozenLayers() {
        MarkedSpec.layers("""
                            @Frozen @Dense(units = 5, bias = false) DenseLayer hidden1();
                            «@BatchNorm BatchNormLayer norm();
                            @Activation(RELU) Layer relu();
                            @Frozen @Dense(units = 3) DenseLayer hidden2();
                        """ + OUTPUT).warns(message("norm", "hidden1", "hidden2"));
    }

    @Test
    void looksThroughLayersWithoutParameters() {
        MarkedSpec.layers("""
                            @Frozen @Dense(units = 5) DenseLayer hidden1();
                            @Activation(RELU) Layer relu1();
                            @Dropout(0.1) Layer dropout();
                            «@BatchNorm BatchNormLayer norm();
                            @Activation(RELU) Layer relu2();
                            @Frozen @Dense(units = 3) DenseLayer hidden2();
                        """ + OUTPUT).warns(message("norm", "hidden1", "hidden2"));
    }

    @Test
    void warnsIfAllBranchesAreFrozen() {
        MarkedSpec.layers("""
                            @Frozen @Dense(units = 5) DenseLayer hidden1();
                            «@BatchNorm BatchNormLayer norm();
                            @Activation(RELU) Layer relu();
                            @Frozen @Dense(units = 5) DenseLayer hidden2();
                            @Add({"hidden2", "relu"}) Layer sum();
                            @Frozen @Dense(units = 3) DenseLayer hidden3();
                        """ + OUTPUT).warns(message("norm", "hidden1", "hidden2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Frozen @BatchNorm BatchNormLayer norm();",
                "@LayerNorm LayerNormLayer norm();",
                "@BatchNorm BatchNormLayer norm(); @Dense(units = 5) DenseLayer trained();",
                "@Dense(units = 5, bias = false) DenseLayer trained(); @BatchNorm BatchNormLayer norm();"
            })
    void isSilentOfOtherLayersBetween(String between) {
        MarkedSpec.layers("    @Frozen @Dense(units = 5) DenseLayer hidden1();\n    " + between
                        + "\n    @Frozen @Dense(units = 3) DenseLayer hidden2();\n" + OUTPUT)
                .isAccepted();
    }

    /** The layers below it are trained, and adapt. */
    @Test
    void isSilentOfANormAfterTheFrozenLayers() {
        MarkedSpec.layers("""
                            @Frozen @Dense(units = 5, bias = false) DenseLayer hidden();
                            @BatchNorm BatchNormLayer norm();
                            @Activation(RELU) Layer relu();
                        """ + OUTPUT).isAccepted();
    }

    /** It may standardize features that nobody has scaled. */
    @Test
    void isSilentOfANormOfTheInput() {
        MarkedSpec.layers("""
                            @BatchNorm BatchNormLayer norm();
                            @Frozen @Dense(units = 5) DenseLayer hidden();
                        """ + OUTPUT).isAccepted();
    }

    @Test
    void isSilentIfATrainedLayerReadsTheNormToo() {
        MarkedSpec.layers("""
                            @Frozen @Dense(units = 5) DenseLayer hidden1();
                            @BatchNorm BatchNormLayer norm();
                            @Frozen @Dense(units = 5) DenseLayer hidden2();
                            @From("norm") @Dense(units = 5) DenseLayer trained();
                            @Add({"hidden2", "trained"}) Layer sum();
                        """ + OUTPUT).isAccepted();
    }

    /** Then it is intended. */
    @Test
    void isSilentIfOnlyBatchNormsAreTrained() {
        MarkedSpec.layers("""
                            @Frozen @Dense(units = 5) DenseLayer hidden1();
                            @BatchNorm BatchNormLayer norm();
                            @Activation(RELU) Layer relu();
                            @Frozen @Dense(units = 1) DenseLayer output();
                        """).isAccepted();
    }

    @Test
    void warnsOfASupertypeOnceHoweverManyNetworksExtendIt() {
        MarkedSpec.types("""
                        interface Trunk {
                            @Frozen @Dense(units = 5) DenseLayer hidden1();
                            «@BatchNorm BatchNormLayer norm();
                            @Frozen @Dense(units = 3) DenseLayer hidden2();
                        }
                        @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                        interface One extends Trunk { @Dense(units = 1) DenseLayer output(); }
                        @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                        interface Two extends Trunk { @Dense(units = 2) DenseLayer output(); }
                        """).warns(message("norm", "hidden1", "hidden2"));
    }

    @Test
    void isSilentOfASupertypeThatDoesNotFreezeTheLayersItself() {
        MarkedSpec.types("""
                        interface Trunk {
                            @Dense(units = 5, bias = false) DenseLayer hidden1();
                            @BatchNorm BatchNormLayer norm();
                        }
                        @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                        interface One extends Trunk {
                            @Override @Frozen @Dense(units = 5, bias = false) DenseLayer hidden1();
                            @Frozen @Dense(units = 3) DenseLayer hidden2();
                            @Dense(units = 1) DenseLayer output();
                        }
                        """).isAccepted();
    }

    @Test
    void warnsOfABlockOnceHoweverOftenItIsUsed() {
        MarkedSpec.layers("    @Repeat(3) java.util.List<Floor> tower();\n" + OUTPUT)
                .and("""
                        @Block interface Floor {
                            @Frozen @Dense(units = 5, bias = false) DenseLayer dense();
                            «@BatchNorm BatchNormLayer norm();
                            @Frozen @Dense(units = 5) DenseLayer after();
                        }
                        """)
                .warns(message("norm", "dense", "after"));
    }

    @Test
    void warnsOfAComposedAnnotationWhereItIsUsed() {
        MarkedSpec.layers("""
                            @Frozen @Dense(units = 5) DenseLayer hidden1();
                            «@Normalized BatchNormLayer norm();
                            @Frozen @Dense(units = 3) DenseLayer hidden2();
                        """ + OUTPUT)
                .and("@BatchNorm @interface Normalized {}")
                .warns(message("norm", "hidden1", "hidden2") + " (through @Normalized)");
    }
}
