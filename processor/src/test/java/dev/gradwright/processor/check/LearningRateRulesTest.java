package dev.gradwright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradwright.processor.Compiled;
import dev.gradwright.processor.MarkedSpec;
import dev.gradwright.processor.spec.Valued;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code @LearningRate} multiplies the rate of a layer that has parameters to train. */
class LearningRateRulesTest {
    @Test
    void aLayerOrAComposedAnnotationMultipliesTheRate() {
        MarkedSpec spec = MarkedSpec.layers("""
                            @LearningRate(0.1) @Dense(units = 3) DenseLayer hidden();
                            @Slow BatchNormLayer norm();
                            @Slow @LearningRate(2) BatchNormLayer other();
                            @Dense(units = 1) DenseLayer output();
                        """).and("@BatchNorm @LearningRate(0.5) @interface Slow {}");
        assertThat(Compiled.of(spec.source()).network().layers())
                .extracting(layer -> layer.method().learningRate().map(Valued::value))
                .containsExactly(Optional.of(0.1), Optional.of(0.5), Optional.of(2.0), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.5", "Double.NaN", "Double.POSITIVE_INFINITY"})
    void aMultiplierIsNotNegative(String value) {
        String mark = value.startsWith("Double") ? value.replace(".", "«.") : "«" + value;
        String shown = value.replace("Double.", "").replace("POSITIVE_INFINITY", "Infinity");
        MarkedSpec.layers("""
                            @LearningRate(%s) @Dense(units = 1) DenseLayer output();
                        """.formatted(mark))
                .reports(
                        "[LearningRateValue] @LearningRate value must be at least 0 and finite, because it multiplies the learning rate of the layer, but is "
                                + shown);
    }

    @Test
    void aRepeatedLayerIsReportedOnce() {
        MarkedSpec.layers("""
                            @Repeat(3) @LearningRate(«-1) @Dense(units = 3, activation = RELU) java.util.List<DenseLayer> tower();
                            @Dense(units = 1) DenseLayer output();
                        """)
                .reports(
                        "[LearningRateValue] @LearningRate value must be at least 0 and finite, because it multiplies the learning rate of the layer, but is -1.0");
    }

    @Test
    void aLayerWithoutParametersHasNoRate() {
        MarkedSpec.layers("""
                            «@LearningRate(0.1) @Dropout(0.2) Layer dropout();
                            @Dense(units = 1) DenseLayer output();
                        """)
                .reports(
                        "[ModifierMisplaced] @LearningRate multiplies the learning rate of parameters, but dropout is a @Dropout and has none; remove it");
    }

    @Test
    void aBlockHasNoRate() {
        MarkedSpec.layers("""
                            «@LearningRate(0.1) Trunk trunk();
                            @Dense(units = 1) DenseLayer output();
                        """)
                .and("@Block interface Trunk { @Dense(units = 3) DenseLayer hidden(); }")
                .reports(
                        "[ModifierMisplaced] @LearningRate multiplies the learning rate of the parameters of a layer, but trunk is a block; move it to layers of Trunk");
    }

    @Test
    void aFrozenLayerHasNoRate() {
        MarkedSpec.layers("""
                            «@LearningRate(0.1) @Frozen @Dense(units = 3) DenseLayer hidden();
                            @Dense(units = 1) DenseLayer output();
                        """)
                .reports(
                        "[ModifierMisplaced] @LearningRate multiplies the learning rate of parameters, but hidden is @Frozen; remove one of the two");
    }
}
