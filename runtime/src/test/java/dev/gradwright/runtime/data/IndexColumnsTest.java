package dev.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexColumnsTest {
    private static final IndexColumns COLUMNS =
            IndexColumns.of(4).with("city", 1, 1, 3).with("words", 2, 2, 5);

    @Test
    void indicesInRangeAreAccepted() {
        FMatrixRMaj x = new FMatrixRMaj(new float[][] {{-7.5f, 0, 4, 0}, {1e9f, 2, 0, 4}});

        assertThatCode(() -> COLUMNS.require("x", x)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "-1, -1", "0.5, 0.5", "1e30, 1.0E30", "NaN, NaN"})
    void anythingElseIsAnErrorThatNamesTableColumnRowAndValue(float value, String text) {
        FMatrixRMaj x = new FMatrixRMaj(new float[][] {{0, 0, 0, 0}, {0, value, 0, 0}});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> COLUMNS.require("x", x))
                .withMessage(
                        "x must have an index of city, a whole number from 0 to 2, in column 1, but row 1 has " + text);
    }

    @Test
    void eachColumnOfATableIsChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> COLUMNS.require("features", new float[] {0, 0, 0, 5}))
                .withMessage(
                        "features must have an index of words, a whole number from 0 to 4, in column 3, but row 0 has 5");
    }

    @Test
    void onlyTheColumnsOfTablesAreIndices() {
        assertThat(COLUMNS.contain(0)).isFalse();
        assertThat(COLUMNS.contain(1)).isTrue();
        assertThat(COLUMNS.contain(3)).isTrue();
    }
}
