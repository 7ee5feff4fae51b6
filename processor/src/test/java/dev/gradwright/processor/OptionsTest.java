package dev.gradwright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compiler;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final String SPEC =
            MarkedSpec.layers("    @Dense(units = 1) DenseLayer output();").source();

    private static Compiled compiled(String... options) {
        return Compiled.of(Compiler.javac().withOptions((Object[]) options), List.of(), SPEC);
    }

    @Test
    void theBuildLogShowsASummaryIfAskedFor() {
        Compiled compiled = compiled("-Agradwright.summary=true");

        assertThat(compiled.notes())
                .singleElement()
                .asString()
                .contains("Spec: 8 -> 1", "layer   kind   output", "Training on batches of 32 rows: 1,608 bytes");
        assertThat(compiled.networks()).hasSize(1);
    }

    @Test
    void theBuildLogShowsNothingByDefault() {
        assertThat(compiled().notes()).isEmpty();
        assertThat(compiled("-Agradwright.summary=false").notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "TRUE", "1"})
    void anUnknownValueIsReported(String value) {
        assertThat(compiled("-Agradwright.summary=" + value).errors())
                .containsExactly(
                        "[OptionValue] -Agradwright.summary must be true or false, but is \"%s\"".formatted(value));
    }

    @Test
    void anOptionWithoutAValueIsReported() {
        assertThat(compiled("-Agradwright.summary").errors())
                .containsExactly("[OptionValue] -Agradwright.summary must be true or false, but is empty");
    }
}
