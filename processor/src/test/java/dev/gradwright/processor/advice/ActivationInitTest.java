package dev.gradwright.processor.advice;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationInitTest {
    private static final String OUTPUT = "    @Dense(units = 8) DenseLayer output();\n";
    /** A norm of the input spares a deep network the advice to use SELU. */
    private static final String NORM = "    @LayerNorm LayerNormLayer norm();\n";

    /** Layers of eight features, so that only the initializer changes the mean squares. */
    private static MarkedSpec tower(int count, String function, String init) {
        return MarkedSpec.layers(NORM
                + "    @Repeat(%d) @Dense(units = 8, activation = %s, init = %s) java.util.List<DenseLayer> hidden();\n"
                        .formatted(count, function, init)
                + OUTPUT);
    }

    private static String tooSmall(String factor, int layers, String where, String function, String remedy) {
        return "[ActivationInit] the mean square of the activations falls by a factor of %s over %d hidden layers because of %s, whose weights are too small for %s, so the output hardly depends on the input; set init = %s"
                .formatted(factor, layers, where, function, remedy);
    }

    @Nested
    class WarnsOf {
        @ParameterizedTest
        @CsvSource({
            "GELU, LECUN_NORMAL, 4e6, HE_NORMAL",
            "GELU, LECUN_UNIFORM, 4e6, HE_UNIFORM",
            "SWISH, LECUN_NORMAL, 7e6, HE_NORMAL"
        })
        void leCunWithWhichSignalsVanish(String function, String init, String factor, String remedy) {
            tower(12, function, "«" + init).warns(tooSmall(factor, 12, init + " on hidden", function, remedy));
        }

        @Test
        void leCunWithManyRelus() {
            tower(20, "RELU", "«LECUN_NORMAL")
                    .warns(
                            "[ActivationInit] the squared norm of the gradient falls by a factor of 1e6 over 20 hidden layers because of LECUN_NORMAL on hidden, whose weights are too small for RELU, so the first layers hardly learn; set init = HE_NORMAL");
        }

        @Test
        void heWithWhichGradientsExplode() {
            tower(110, "TANH", "«HE_NORMAL")
                    .warns(
                            "[ActivationInit] the squared norm of the gradient grows by a factor of 1e4 over 110 hidden layers because of HE_NORMAL on hidden, whose weights are too large for TANH, so training is slow or diverges; set init = GLOROT_NORMAL");
        }

        @Test
        void manyLayersOnceAtTheFirst() {
            String layers = IntStream.rangeClosed(1, 12)
                    .mapToObj(i ->
                            "    @Dense(units = 8, activation = GELU, init = %sLECUN_NORMAL) DenseLayer hidden%d();\n"
                                    .formatted(i == 1 ? "«" : "", i))
                    .collect(joining());

            MarkedSpec.layers(NORM + layers + OUTPUT)
                    .warns(tooSmall(
                            "4e6", 12, "LECUN_NORMAL on the 12 layers from hidden1 to hidden12", "GELU", "HE_NORMAL"));
        }

        @Test
        void aComposedAnnotationWhereItIsUsed() {
            MarkedSpec.layers(NORM + "    @Repeat(12) «@Hidden java.util.List<DenseLayer> hidden();\n" + OUTPUT)
                    .and("@Dense(units = 8, activation = GELU, init = LECUN_NORMAL) @interface Hidden {}")
                    .warns(tooSmall("4e6", 12, "LECUN_NORMAL on hidden", "GELU", "HE_NORMAL") + " (through @Hidden)");
        }

        @Test
        void aBlockOnceHoweverOftenItIsUsed() {
            MarkedSpec.layers(NORM + "    @Repeat(11) java.util.List<Floor> tower();\n    Floor last();\n" + OUTPUT)
                    .and("""
                            @Block interface Floor {
                                @Dense(units = 8, init = «LECUN_NORMAL) DenseLayer dense();
                                @Activation(GELU) Layer gelu();
                            }
                            """)
                    .warns(tooSmall("4e6", 12, "LECUN_NORMAL on dense", "GELU", "HE_NORMAL"));
        }
    }

    @Nested
    class IsSilentOf {
        /** They learn. */
        @ParameterizedTest
        @CsvSource({
            "14, RELU, LECUN_NORMAL",
            "8, GELU, LECUN_NORMAL",
            "8, SWISH, LECUN_NORMAL",
            "30, ELU, LECUN_NORMAL",
            "30, TANH, HE_NORMAL",
            "2, SIGMOID, HE_NORMAL",
            "8, GELU, HE_NORMAL",
            "8, SOFTPLUS, HE_NORMAL"
        })
        void networksWhoseSignalsAreKept(int count, String function, String init) {
            tower(count, function, init).isAccepted();
        }

        /** Other causes: the warning is about these. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@Dense(units = 8, activation = GELU, init = LECUN_NORMAL) @Frozen",
                    "@Dense(units = 8, activation = GELU) @Init.VarianceScaling(scale = 1)"
                })
        void layersWhoseWeightsAreChosenOnPurpose(String layer) {
            assertThat(Compiled.of(MarkedSpec.layers(
                                            "    @Repeat(9) %s java.util.List<DenseLayer> hidden();\n".formatted(layer)
                                                    + OUTPUT)
                                    .source())
                            .warnings())
                    .noneMatch(warning -> warning.contains("[ActivationInit]"));
        }

        /** Their scale has no effect. */
        @Test
        void layersThatNormsRead() {
            MarkedSpec.layers("    @Repeat(9) java.util.List<Floor> tower();\n" + OUTPUT)
                    .and("""
                            @Block interface Floor {
                                @Dense(units = 8, init = LECUN_NORMAL, bias = false) DenseLayer dense();
                                @BatchNorm BatchNormLayer norm();
                                @Activation(GELU) Layer gelu();
                            }
                            """)
                    .isAccepted();
        }
    }
}
