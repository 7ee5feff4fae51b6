package dev.gradwright.processor.check;

import dev.gradwright.processor.MarkedSpec;
import org.junit.jupiter.api.Test;

class UnknownWarningTest {
    @Test
    void aMisspelledNameIsCorrected() {
        MarkedSpec.layers("""
                            @SuppressWarnings({"unused", «"gradwright:redundantbias"})
                            @Dense(units = 1) DenseLayer output();
                        """)
                .warns(
                        "[UnknownWarning] there is no warning \"gradwright:redundantbias\"; did you mean \"gradwright:RedundantBias\"?");
    }

    @Test
    void anUnknownNameIsReported() {
        MarkedSpec.types("""
                        @SuppressWarnings(«"gradwright:Everything")
                        @Network(input = 8)
                        @Loss(MEAN_SQUARED_ERROR)
                        interface Spec { @Dense(units = 1) DenseLayer output(); }
                        """)
                .warns(
                        "[UnknownWarning] there is no warning \"gradwright:Everything\"; use the name that a warning has in brackets, or remove it");
    }

    @Test
    void adviceWhileTrainingIsSuppressedThere() {
        MarkedSpec.layers("""
                            @SuppressWarnings(«"gradwright:DeadUnits")
                            @Dense(units = 1) DenseLayer output();
                        """)
                .warns(
                        "[UnknownWarning] DeadUnits is advice while training, which @SuppressWarnings does not affect; use Advice.console().without(\"DeadUnits\")");
    }

    @Test
    void aNameWithoutThePrefixIsReported() {
        MarkedSpec.layers("""
                            @SuppressWarnings({"unused", «"RedundantBias"})
                            @Dense(units = 1) DenseLayer output();
                        """)
                .warns(
                        "[UnknownWarning] \"RedundantBias\" suppresses nothing without a prefix; write \"gradwright:RedundantBias\"");
    }

    @Test
    void aNameWithAndWithoutThePrefixIsAccepted() {
        MarkedSpec.layers("""
                            @SuppressWarnings({"RedundantBias", "gradwright:RedundantBias"})
                            @Dense(units = 1) DenseLayer output();
                        """).isAccepted();
    }

    @Test
    void anErrorCannotBeSuppressed() {
        MarkedSpec.layers("""
                            @SuppressWarnings(«"gradwright:DenseUnits")
                            @Dense(units = 1) DenseLayer output();
                        """)
                .warns(
                        "[UnknownWarning] DenseUnits is an error, which cannot be suppressed; remove \"gradwright:DenseUnits\"");
    }

    @Test
    void enclosingTypesOfASpecAreChecked() {
        MarkedSpec.types("""
                        @SuppressWarnings(«"gradwright:RedundentBias")
                        class Outer {
                            @Network(input = 8)
                            @Loss(MEAN_SQUARED_ERROR)
                            interface Spec { @Dense(units = 1) DenseLayer output(); }
                        }
                        """)
                .warns(
                        "[UnknownWarning] there is no warning \"gradwright:RedundentBias\"; did you mean \"gradwright:RedundantBias\"?");
    }
}
