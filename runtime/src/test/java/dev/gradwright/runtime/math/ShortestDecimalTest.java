package dev.gradwright.runtime.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortestDecimalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0",
                "-0.0",
                "1.0",
                "-1.0",
                "0.1",
                "0.001",
                "9.99E-4",
                "1.0E-7",
                "0.2",
                "123.456",
                "9999999.0",
                "1.0E7",
                "1.5E-10",
                "0.30000000000000004",
                "1.7976931348623157E308",
                "4.9E-324",
                "2.2250738585072014E-308",
                "NaN",
                "Infinity",
                "-Infinity"
            })
    void aNumberIsWrittenAsTheJdkWritesIt(String text) {
        assertThat(ShortestDecimal.of(Double.parseDouble(text))).isEqualTo(text);
    }

    /** JDK 17 writes some of these with more digits than needed. */
    @ParameterizedTest
    @CsvSource({"2e23, 2.0E23", "1e23, 1.0E23", "8.41e21, 8.41E21", "5e-324, 4.9E-324", "2.2e-322, 2.2E-322"})
    void noDigitIsUnnecessary(double value, String text) {
        assertThat(ShortestDecimal.of(value)).isEqualTo(text);
    }

    @Test
    void everyNumberReadsBack() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (!Double.isNaN(value)) {
                assertThat(Double.parseDouble(ShortestDecimal.of(value))).isEqualTo(value);
            }
        }
    }

    /** Powers of two lie closer to the number below than to the one above. */
    @Test
    void powersOfTwoReadBack() {
        for (int exponent = Double.MIN_EXPONENT; exponent <= Double.MAX_EXPONENT; exponent++) {
            double value = Math.scalb(1.0, exponent);
            assertThat(Double.parseDouble(ShortestDecimal.of(value))).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0",
                "-0.0",
                "0.1",
                "-0.1",
                "0.001",
                "1.0E-5",
                "3.4028235E38",
                "1.4E-45",
                "1.1754944E-38",
                "1.6777216E7",
                "1.0E10",
                "NaN",
                "Infinity",
                "-Infinity"
            })
    void aFloatIsWrittenAsTheJdkWritesIt(String text) {
        assertThat(ShortestDecimal.of(Float.parseFloat(text))).isEqualTo(text);
    }

    /** JDK 17 writes 2³³ as {@code 8.5899346E9}. */
    @Test
    void noDigitOfAFloatIsUnnecessary() {
        assertThat(ShortestDecimal.of(0x1p33f)).isEqualTo("8.589935E9");
    }

    @Test
    void everyFloatReadsBack() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (!Float.isNaN(value)) {
                assertThat(Float.parseFloat(ShortestDecimal.of(value))).isEqualTo(value);
            }
        }
    }
}
