package dev.gradwright.processor.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropagationTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final String OUTPUT = "@Dense(units = 1, init = LECUN_NORMAL) DenseLayer output();";

    private static Propagation of(String layers) {
        return Propagation.of(Compiled.of(MarkedSpec.layers(layers).source()).network());
    }

    private static double gradient(Propagation signals, String layer) {
        return signals.of(layer).gradient().orElseThrow();
    }

    /** LeCun's pre-activations have second moment 1, and as many outputs as inputs make σ_g² = 1. */
    @ParameterizedTest
    @CsvSource({
        "LINEAR, 1, 1",
        "RELU, .5, .5",
        "ELU, .6449, .6681",
        "SELU, 1, 1.0716",
        "TANH, .3943, .4644",
        "SIGMOID, .2934, .0448",
        "GELU, .4252, .4559",
        "SWISH, .3558, .3795",
        "LEAKY_RELU, .52, .52",
        "HARD_SIGMOID, .2777, .0277",
        "EXPONENTIAL, 7.3891, 7.3891",
        "SOFTPLUS, .9212, .2934"
    })
    void anActivationAtSecondMomentOne(String function, double activation, double chi) {
        LayerSignal signal = of("@Dense(units = 8, activation = %s, init = LECUN_NORMAL) DenseLayer hidden();%n%s"
                        .formatted(function, OUTPUT))
                .of("hidden");

        assertThat(signal.preActivation().orElseThrow().second()).isEqualTo(1, EXACT);
        assertThat(signal.output().orElseThrow().second()).isEqualTo(activation, within(1e-4));
        assertThat(signal.chi().orElseThrow()).isEqualTo(chi, within(1e-4));
    }

    @Test
    void reluMultipliesBothMomentsByHalfToTheBit() {
        Propagation signals = of(
                "@Repeat(50) @Dense(units = 8, activation = RELU, init = HE_NORMAL) java.util.List<DenseLayer> hidden();"
                        + OUTPUT);

        assertThat(signals.of("hidden.49").preActivation().orElseThrow().second())
                .isEqualTo(2, within(1e-9));
        assertThat(gradient(signals, "hidden.0") / gradient(signals, "hidden.49"))
                .isEqualTo(1, within(1e-9));
    }
}
