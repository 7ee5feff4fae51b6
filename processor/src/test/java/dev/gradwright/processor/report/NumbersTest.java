package dev.gradwright.processor.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "0.5, 0.5",
        "0.0123456, 0.0123",
        "0.000123456, 0.000123",
        "1.23456e-9, 1.23e-9",
        "2e-5, 2e-5",
        "1234567, 1230000",
        "12345678, 1.23e7",
        "Infinity, ∞",
        "NaN, NaN"
    })
    void threeDigitsAreWrittenAsAPersonWould(double value, String text) {
        assertThat(Numbers.threeDigits(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1536, 1.5 KiB", "4194304, 4.0 MiB", "3221225472, 3.0 GiB"})
    void bytesHaveAUnit(long bytes, String text) {
        assertThat(Numbers.bytes(bytes)).isEqualTo(text);
    }
}
