package dev.gradwright.processor.advice;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputRangeTest {
    private static final String SCALED = "@TargetScaling(TargetScale.STANDARD)";

    @ParameterizedTest
    @CsvSource({
        "SIGMOID, between 0 and 1",
        "HARD_SIGMOID, between 0 and 1",
        "TANH, between -1 and 1",
        "SOFTSIGN, between -1 and 1",
        "RELU, never negative"
    })
    void aLimitedOutput(String activation, String range) {
        number("", "activation = «" + activation)
                .warns(
                        "[OutputRange] the %s of output is %s, so it may not reach the target; set activation = LINEAR, and let @TargetScaling(TargetScale.STANDARD) bring targets to its scale"
                                .formatted(activation, range));
    }

    @ParameterizedTest
    @CsvSource({"SIGMOID, between 0 and 1", "TANH, between -1 and 1", "RELU, never negative", "SOFTPLUS, never negative"
    })
    void aLimitedOutputOfAScaledTarget(String activation, String range) {
        number(SCALED, "activation = «" + activation)
                .warns(
                        "[OutputRange] the %s of output is %s, but scaled targets have the mean 0 and the deviation 1; set activation = LINEAR"
                                .formatted(activation, range));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LINEAR", "ELU", "LEAKY_RELU", "SOFTPLUS", "EXPONENTIAL"})
    void notOneThatReachesPositiveTargets(String activation) {
        number("", "activation = " + activation).isAccepted();
    }

    @Test
    void notOneOfCounts() {
        number("", "activation = EXPONENTIAL", "POISSON").isAccepted();
    }

    @Test
    void notOneOfClasses() {
        MarkedSpec.types("""
                        @Network(features = Row.class, target = boolean.class)
                        @Loss(BINARY_CROSSENTROPY)
                        interface Spec {
                            @Dense(units = 1, activation = SIGMOID) DenseLayer output();
                        }

                        record Row(int x) {}
                        """).isAccepted();
    }

    @Test
    void notOneOfUnknownTargets() {
        MarkedSpec.layers("@Dense(units = 1, activation = SIGMOID) DenseLayer output();")
                .isAccepted();
    }

    @Test
    void notIfItIsSuppressed() {
        number("@SuppressWarnings(\"gradwright:OutputRange\")", "activation = SIGMOID")
                .isAccepted();
    }

    private static MarkedSpec number(String annotations, String attributes) {
        return number(annotations, attributes, "MEAN_SQUARED_ERROR");
    }

    private static MarkedSpec number(String annotations, String attributes, String loss) {
        return MarkedSpec.types("""
                @Network(features = Row.class, target = double.class)
                @Loss(%s)
                %s
                interface Spec {
                    @Dense(units = 1, %s) DenseLayer output();
                }

                record Row(int x) {}
                """.formatted(loss, annotations, attributes));
    }
}
