package dev.gradwright.processor.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeepPlainTest {
    private static final String OUTPUT = "    @Dense(units = 1) DenseLayer output();\n";

    @Test
    void tenReluLayersAreReportedOnce() {
        MarkedSpec.layers("""
                            @Dense(units = 50, activation = RELU, init = HE_NORMAL) DenseLayer first();
                            @Repeat(9) «@Dense(units = 50, activation = RELU, init = HE_NORMAL) java.util.List<DenseLayer> hidden();
                        """ + OUTPUT)
                .warns(
                        "[DeepPlain] 10 hidden layers without normalization learn slowly; put a @BatchNorm between each of them and its activation, or set activation = SELU, init = LECUN_NORMAL on them");
    }

    /** One warning: batch norm and SELU both make the initializer fit. */
    @Test
    void tenReluLayersWithAnInitializerThatDoesNotFitAreReportedUnderThisNameOnly() {
        MarkedSpec.layers("""
                            @Repeat(10) «@Dense(units = 8, activation = RELU, init = LECUN_NORMAL) java.util.List<DenseLayer> hidden();
                        """ + OUTPUT)
                .warns(
                        "[DeepPlain] 10 hidden layers without normalization learn slowly; put a @BatchNorm between each of them and its activation, or set activation = SELU, init = LECUN_NORMAL on them");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Repeat(9) @Dense(units = 50, activation = RELU, init = HE_NORMAL) java.util.List<DenseLayer> hidden();",
                "@Repeat(10) @Dense(units = 50, activation = SELU, init = LECUN_NORMAL) java.util.List<DenseLayer> hidden();",
                "@Repeat(10) @Dense(units = 50, activation = TANH) java.util.List<DenseLayer> hidden();",
                "@Frozen @Repeat(10) @Dense(units = 50, activation = RELU, init = HE_NORMAL) java.util.List<DenseLayer> hidden();",
                "@Repeat(10) @Dense(units = 50, activation = RELU, init = HE_NORMAL) java.util.List<DenseLayer> hidden(); @LayerNorm LayerNormLayer norm();"
            })
    void otherNetworksAreNotReported(String layers) {
        assertThat(Compiled.of(MarkedSpec.layers("    " + layers + "\n" + OUTPUT)
                                .source())
                        .warnings())
                .noneMatch(warning -> warning.contains("[DeepPlain]"));
    }
}
