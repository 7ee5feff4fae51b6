package dev.gradwright.processor.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "0: 0",
                "999: 999",
                "1000: 1,000",
                "270598: 270,598",
                "9223372036854775807: 9,223,372,036,854,775,807"
            })
    void countsAreGrouped(long count, String grouped) {
        assertThat(Counts.grouped(count)).isEqualTo(grouped);
    }
}
