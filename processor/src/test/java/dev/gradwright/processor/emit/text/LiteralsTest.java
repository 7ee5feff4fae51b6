package dev.gradwright.processor.emit.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralsTest {
    @ParameterizedTest
    @CsvSource({"0.2, 0.2f", "1, 1f", "0, 0f", "1e-7, 1e-7f", "1.5e-7, 1.5e-7f", "0.001, 0.001f", "1e10, 1e10f"})
    void floatsAreShort(double value, String literal) {
        assertThat(Literals.ofFloat(value)).isEqualTo(literal);
    }

    @ParameterizedTest
    @CsvSource({"0.999, 0.999", "1, 1", "1e-7, 1e-7", "0.01, 0.01", "2.5e20, 2.5e20", "20, 20"})
    void doublesAreShort(double value, String literal) {
        assertThat(Literals.ofDouble(value)).isEqualTo(literal);
    }

    @ParameterizedTest
    @CsvSource({"0.2, 20 %", "0.07, 7 %", "0.125, 12.5 %", "0.001, 0.1 %"})
    void fractionsAreFormattedAsPercentages(double share, String percent) {
        assertThat(Literals.percent(share)).isEqualTo(percent);
    }
}
