package dev.gradwright.runtime.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradwright.runtime.data.DataFileException;
import dev.gradwright.runtime.data.DataFingerprint;
import dev.gradwright.runtime.data.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedStreamTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 1000})
    void itsFingerprintIsThatOfADatasetOfTheSameRows(int rows) {
        EncodedStream stream = new NumberedRows(rows).stream();

        assertThat(stream.rows()).isEqualTo(rows);
        assertThat(stream.fingerprint()).isEqualTo(DataFingerprint.of(NumberedRows.dataset(rows)));
    }

    @Test
    void theSampleOfFewRowsHasAll() {
        assertThat(new NumberedRows(10_000).stream().sample().features().data)
                .isEqualTo(NumberedRows.dataset(10_000).features().data);
    }

    @ParameterizedTest
    @ValueSource(ints = {10_001, 25_000, 123_456})
    void theSampleOfManyRowsHasThoseAtEqualDistances(int rows) {
        EncodedStream stream = new NumberedRows(rows).stream();
        float[] sample = stream.sample().features().data;

        assertThat(sample.length).isBetween(5000, 10_000);
        for (int row = 0; row < sample.length; row++) {
            assertThat(sample[row]).isEqualTo((float) (row * stream.stride()));
        }
        assertThat(sample[sample.length - 1]).isGreaterThanOrEqualTo((float) (rows - stream.stride()));
    }

    @Test
    void aSampleOfTheSampleHasTheWeightsOfItsRows() {
        WeightedStream weighted =
                new WeightedStream(new NumberedRows(40_000).stream(), (row, y, from) -> row + y[from], "");
        Sample sample = weighted.sample(10);

        assertThat(sample.rows()).isEqualTo(10);
        for (int row = 0; row < 10; row++) {
            assertThat(sample.weights().data[row]).isEqualTo(sample.x().data[row] * 1.5f);
        }
    }

    @Test
    void itMustHaveARow() {
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> new NumberedRows(0).stream())
                .withMessage("numbers: has no rows; each pass over a stream must give all of them again");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, Integer.MAX_VALUE})
    void theWindowMustFitIntoAnArray(int window) {
        EncodedStream stream = new NumberedRows(1).stream();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> stream.window(window))
                .withMessageContaining("the window must have from 1 to 2,147,483,639 rows");
    }

    /** Also in a row that is not in the sample. */
    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY})
    void aValueMustBeFinite(float value) {
        NumberedRows rows = new NumberedRows(30_000);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EncodedStream.of("rows", 1, 1, () -> new Replacing(rows.get(), 25_001, value)))
                .withMessage("rows, row 25001: feature 0 must be finite, but is " + value);
    }

    /** Replaces a feature of another cursor. */
    private record Replacing(RowCursor rows, float number, float by) implements RowCursor {
        @Override
        public boolean next(float[] x, int xFrom, float[] y, int yFrom) {
            boolean hasNext = rows.next(x, xFrom, y, yFrom);
            if (x[xFrom] == number) {
                x[xFrom] = by;
            }
            return hasNext;
        }

        @Override
        public boolean skip() {
            return rows.skip();
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
