package dev.gradwright.processor.check;

import static java.util.stream.Collectors.joining;

import dev.gradwright.processor.MarkedSpec;
import dev.gradwright.processor.diagnostic.DiagnosticName;
import dev.gradwright.processor.diagnostic.Severity;
import java.util.stream.Stream;
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
    void anUnknownNameListsAllNames() {
        String all = Stream.of(DiagnosticName.values())
                .filter(name -> name.severity() == Severity.WARNING)
                .map(DiagnosticName::label)
                .collect(joining(", "));

        MarkedSpec.types("""
                        @SuppressWarnings(«"gradwright:Everything")
                        @Network(input = 8)
                        @Loss(MEAN_SQUARED_ERROR)
                        interface Spec { @Dense(units = 1) DenseLayer output(); }
                        """)
                .warns("[UnknownWarning] there is no warning \"gradwright:Everything\"; the warnings are " + all);
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
