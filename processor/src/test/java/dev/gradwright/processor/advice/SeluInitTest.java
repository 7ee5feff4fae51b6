package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeluInitTest {
    private static final String OUTPUT = "    @Dense(units = 1) DenseLayer output();\n";

    private static String message(int layers, String where, String remedy) {
        return "[SeluInit] SELU keeps the variance of its values only with weights of variance 1/fan-in, but %d layers in a row have twice that (%s), so training diverges; set init = %s"
                .formatted(layers, where, remedy);
    }

    private static String tower(int count, String layer) {
        return "    @Repeat(%d) %s java.util.List<DenseLayer> tower();\n".formatted(count, layer);
    }

    private static String selus(int count, String init) {
        return tower(count, "@Dense(units = 8, activation = SELU, init = %s)".formatted(init));
    }

    @Nested
    class WarnsOf {
        @ParameterizedTest
        @CsvSource({"HE_NORMAL, LECUN_NORMAL", "HE_UNIFORM, LECUN_UNIFORM"})
        void manyLayersInARow(String init, String remedy) {
            MarkedSpec.layers(selus(16, "«" + init) + OUTPUT).warns(message(16, init + " on tower", remedy));
        }

        /** Their gradients explode, too; the cause is the same. */
        @Test
        void evenMoreLayersUnderThisNameOnly() {
            MarkedSpec.layers(selus(100, "«HE_NORMAL") + OUTPUT)
                    .warns(message(100, "HE_NORMAL on tower", "LECUN_NORMAL"));
        }

        /** Batch norms make gradients explode, too, and are reported as if these initializers were corrected. */
        @Test
        void layersBelowBatchNormsOfWhichAnotherWarningIsGiven() {
            MarkedSpec.layers("    @Repeat(49) java.util.List<Floor> floors();\n" + selus(50, "«HE_NORMAL") + OUTPUT)
                    .and("""
                            @Block interface Floor {
                                «@Dense(units = 8, init = HE_NORMAL, bias = false) DenseLayer dense();
                                @BatchNorm BatchNormLayer norm();
                                @Activation(RELU) Layer relu();
                            }
                            """)
                    .warns(
                            message(50, "HE_NORMAL on tower", "LECUN_NORMAL"),
                            "[ExplodingGradients] the squared norm of the gradient grows by a factor of 2e9 over 99 hidden layers, from floors.48.dense (HE_NORMAL: times 2.0) back, so training is slow or diverges; add the input of every few layers to their output with @Add, or use fewer layers");
        }

        @Test
        void layersOfSeveralMethodsAtTheFirst() {
            MarkedSpec.layers("    @Dense(units = 8, activation = SELU, init = «HE_NORMAL) DenseLayer first();\n"
                            + selus(15, "HE_NORMAL")
                            + OUTPUT)
                    .warns(message(16, "HE_NORMAL on first, tower", "LECUN_NORMAL"));
        }

        @Test
        void aBlockOnceHoweverOftenItIsUsed() {
            MarkedSpec.layers("    @Repeat(16) java.util.List<Floor> tower();\n    Floor last();\n" + OUTPUT)
                    .and("""
                            @Block interface Floor {
                                @Dense(units = 8, init = «HE_NORMAL) DenseLayer dense();
                                @GaussianNoise(0.1) Layer noise();
                                @Activation(SELU) Layer selu();
                            }
                            """)
                    .warns(message(17, "HE_NORMAL on dense", "LECUN_NORMAL"));
        }

        @Test
        void aComposedAnnotationWhereItIsUsed() {
            MarkedSpec.layers(tower(20, "«@Hidden") + OUTPUT)
                    .and("@Dense(units = 8, activation = SELU, init = HE_NORMAL) @interface Hidden {}")
                    .warns(message(20, "HE_NORMAL on tower", "LECUN_NORMAL") + " (through @Hidden)");
        }

        @Test
        void anAbstractClass() {
            MarkedSpec.types("""
                            @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                            abstract class Spec {
                                @Repeat(20) @Dense(units = 8, activation = SELU, init = «HE_NORMAL)
                                abstract java.util.List<DenseLayer> tower();
                                @Dense(units = 1) abstract DenseLayer output();
                            }
                            """).warns(message(20, "HE_NORMAL on tower", "LECUN_NORMAL"));
        }

        @Test
        void aSupertypeOnceHoweverManyNetworksExtendIt() {
            MarkedSpec.types("interface Trunk {\n" + selus(20, "«HE_NORMAL") + """
                            }
                            @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                            interface One extends Trunk { @Dense(units = 1) DenseLayer output(); }
                            @Network(input = 8) @Loss(MEAN_SQUARED_ERROR)
                            interface Two extends Trunk { @Dense(units = 2) DenseLayer output(); }
                            """)
                    .warns(message(20, "HE_NORMAL on tower", "LECUN_NORMAL"));
        }
    }

    @Nested
    class IsSilentOf {
        /** They learn. */
        @Test
        void fewerLayers() {
            MarkedSpec.layers(selus(15, "HE_NORMAL") + OUTPUT).isAccepted();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@Dense(units = 8, activation = SELU)",
                    "@Dense(units = 8, activation = SELU, init = GLOROT_NORMAL)",
                    "@Dense(units = 8, activation = SELU, init = LECUN_NORMAL)",
                    "@Dense(units = 8, activation = SELU, init = LECUN_UNIFORM)",
                    "@Dense(units = 8, activation = SELU, init = ORTHOGONAL)",
                    "@Dense(units = 8, activation = SELU) @Init.VarianceScaling(scale = 2)",
                    "@Dense(units = 8, activation = SELU, init = HE_NORMAL) @Frozen",
                    "@Dense(units = 8, activation = ELU, init = HE_NORMAL)"
                })
        void otherLayers(String layer) {
            MarkedSpec.layers(tower(20, layer) + OUTPUT).isAccepted();
        }

        @Test
        void rowsThatANormDivides() {
            MarkedSpec.layers(selus(15, "HE_NORMAL")
                            + "    @LayerNorm LayerNormLayer norm();\n"
                            + selus(15, "HE_NORMAL").replace("tower", "second")
                            + OUTPUT)
                    .isAccepted();
        }

        @Test
        void aResidualTower() {
            MarkedSpec.layers("    @Repeat(8) java.util.List<Floor> tower();\n" + OUTPUT)
                    .and("""
                            @Block interface Floor {
                                @Dense(units = 8, activation = SELU, init = HE_NORMAL) DenseLayer first();
                                @Dense(units = 8, activation = SELU, init = HE_NORMAL) DenseLayer second();
                                @Add({"", "second"}) Layer sum();
                            }
                            """)
                    .isAccepted();
        }
    }
}
