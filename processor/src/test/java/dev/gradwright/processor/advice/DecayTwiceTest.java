package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecayTwiceTest {
    private static MarkedSpec network(String optimizer, String hidden) {
        return MarkedSpec.types("""
                @Network(input = 8)
                @Loss(MEAN_SQUARED_ERROR)
                %s
                interface Spec {
                    %s
                    @Dense(units = 1) DenseLayer output();
                }
                """.formatted(optimizer, hidden));
    }

    private static String message(String layer, String optimizer, String decay) {
        return "[DecayTwice] @L2 pulls the weights of %s towards 0, which @Optimizer.%s does too, with weightDecay = %s; remove @L2, or set weightDecay = 0"
                .formatted(layer, optimizer, decay);
    }

    @ParameterizedTest
    @CsvSource({
        "AdamW, AdamW, 0.004",
        "AdamW(weightDecay = 0.1), AdamW, 0.1",
        "Sgd(weightDecay = 0.01), Sgd, 0.01",
        "Lion(weightDecay = 0.01), Lion, 0.01"
    })
    void warnsOfL2WithAnOptimizerThatDecays(String optimizer, String name, String decay) {
        network("@Optimizer." + optimizer, "@Dense(units = 3, activation = RELU) «@L2(0.01) DenseLayer hidden();")
                .warns(message("hidden", name, decay));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Adam", "AdamW(weightDecay = 0)", "Sgd(momentum = 0.9)"})
    void isSilentOfAnOptimizerWithoutDecay(String optimizer) {
        network("@Optimizer." + optimizer, "@Dense(units = 3, activation = RELU) @L2(0.01) DenseLayer hidden();")
                .isAccepted();
    }

    /** An L1 penalty makes weights 0, which a decay does not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Dense(units = 3, activation = RELU) DenseLayer hidden();",
                "@Dense(units = 3, activation = RELU) @L1(0.01) DenseLayer hidden();",
                "@Dense(units = 3, activation = RELU) @ActivityL2(0.01) DenseLayer hidden();",
                "@Dense(units = 3, activation = RELU) @MaxNorm(2) DenseLayer hidden();",
                "@Dense(units = 3, activation = RELU) @L2(0.01) @Frozen DenseLayer hidden();",
                "@Dense(units = 3, activation = RELU) @L2(0) DenseLayer hidden();"
            })
    void isSilentOfLayersThatAreDecayedOnce(String hidden) {
        network("@Optimizer.AdamW", hidden).isAccepted();
    }

    @Test
    void warnsOfAPenaltyOnABiasThatIsDecayed() {
        network(
                        "@Optimizer.AdamW",
                        "@Dense(units = 3, activation = RELU) «@L2(value = 0, bias = 0.1) DenseLayer hidden();")
                .warns(message("hidden", "AdamW", "0.004"));
    }

    @Test
    void isSilentOfAPenaltyOnABiasThatIsNotDecayed() {
        network(
                        "@Optimizer.AdamW(decayBiases = false)",
                        "@Dense(units = 3, activation = RELU) @L2(value = 0, bias = 0.1) DenseLayer hidden();")
                .isAccepted();
    }

    @Test
    void warnsOfEachLayer() {
        network(
                        "@Optimizer.AdamW",
                        "@Dense(units = 3, activation = RELU) «@L2(0.01) DenseLayer one(); @Dense(units = 3, activation = RELU) «@L2(0.01) DenseLayer two();")
                .warns(message("one", "AdamW", "0.004"), message("two", "AdamW", "0.004"));
    }

    @Test
    void warnsOfABlockOnceHoweverOftenItIsUsed() {
        network("@Optimizer.AdamW", "@Repeat(3) java.util.List<Floor> tower(); Floor last();")
                .and("@Block interface Floor { @Dense(units = 3, activation = RELU) «@L2(0.01) DenseLayer dense(); }")
                .warns(message("dense", "AdamW", "0.004"));
    }

    @Test
    void warnsOfAComposedAnnotationWhereItIsUsed() {
        network("@Optimizer.AdamW", "«@Hidden DenseLayer hidden();")
                .and("@Dense(units = 3, activation = RELU) @L2(0.01) @interface Hidden {}")
                .warns(message("hidden", "AdamW", "0.004") + " (through @Hidden)");
    }

    @Test
    void warnsOfASupertypeOnceHoweverManyNetworksExtendIt() {
        MarkedSpec.types("""
                        interface Trunk {
                            @Dense(units = 3, activation = RELU) «@L2(0.01) DenseLayer hidden();
                        }
                        @Network(input = 8) @Loss(MEAN_SQUARED_ERROR) @Optimizer.AdamW
                        interface One extends Trunk { @Dense(units = 1) DenseLayer output(); }
                        @Network(input = 8) @Loss(MEAN_SQUARED_ERROR) @Optimizer.AdamW
                        interface Two extends Trunk { @Dense(units = 2) DenseLayer output(); }
                        """).warns(message("hidden", "AdamW", "0.004"));
    }

    @Test
    void canBeSuppressedAtTheLayer() {
        network(
                        "@Optimizer.AdamW",
                        "@SuppressWarnings(\"gradwright:DecayTwice\") @Dense(units = 3, activation = RELU) @L2(0.01) DenseLayer hidden();")
                .isAccepted();
    }
}
