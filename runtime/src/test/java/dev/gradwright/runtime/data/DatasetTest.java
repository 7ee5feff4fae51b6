package dev.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {
    private final Dataset ten = numbered(10);

    @Test
    void doesNotCopyItsMatrices() {
        FMatrixRMaj x = new FMatrixRMaj(2, 3);
        FMatrixRMaj y = new FMatrixRMaj(2, 1);

        Dataset data = Dataset.of(x, y);

        assertThat(data.features()).isSameAs(x);
        assertThat(data.targets()).isSameAs(y);
        assertThat(data).hasToString("2 rows of 3 features and 1 target");
    }

    @Test
    void rejectsDifferentNumbersOfRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new FMatrixRMaj(2, 3), new FMatrixRMaj(4, 1)))
                .withMessage("features and targets must have equally many rows, but have 2 and 4");
    }

    @Test
    void rejectsNoRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new float[0][], new float[0][]))
                .withMessage("a dataset must have at least 1 row, but the features have none");
    }

    @Test
    void rejectsRaggedRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new float[][] {{1, 2}, {3}}, new float[][] {{0}, {0}}))
                .withMessage("features must have rows of equal length, but row 0 has 2 values and row 1 has 1");
    }

    @Test
    void splitsIntoContiguousParts() {
        List<Dataset> parts = ten.split(7, 3);

        assertThat(numbers(parts.get(0))).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(numbers(parts.get(1))).containsExactly(7, 8, 9);
        assertThat(parts.get(1).targets().data).containsExactly(70, 80, 90);
    }

    @Test
    void splitsByFractions() {
        assertThat(ten.split(0.55, 0.25, 0.2)).extracting(Dataset::rows).containsExactly(6, 2, 2);
    }

    @Test
    void rejectsPartsThatDoNotAddUp() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.split(5, 4))
                .withMessage("the parts must have at least 1 row each, 10 together, but are [5, 4]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.split(0.5, 0.4))
                .withMessage("the fractions must add up to 1, but [0.5, 0.4] add up to 0.9");
    }

    @Test
    void takesAndSkips() {
        assertThat(numbers(ten.take(2))).containsExactly(0, 1);
        assertThat(numbers(ten.skip(8))).containsExactly(8, 9);
    }

    @Test
    void rejectsTakingMoreRowsThanThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ten.take(11))
                .withMessage("take takes from 1 to 10 of 10 rows, but was asked for 11");
    }

    @Test
    void mapsTheFeatures() {
        Dataset mapped = ten.map(x -> new FMatrixRMaj(x.numRows, 5));

        assertThat(mapped.features().numCols).isEqualTo(5);
        assertThat(mapped.targets()).isSameAs(ten.targets());
    }

    @Test
    void shufflesBySeed() {
        float[] once = numbers(ten.shuffled(1));

        assertThat(numbers(ten.shuffled(1))).isEqualTo(once);
        assertThat(numbers(ten.shuffled(2))).isNotEqualTo(once);
        assertThat(once).isNotEqualTo(numbers(ten)).containsExactlyInAnyOrder(numbers(ten));
    }

    @Test
    void shufflingKeepsFeaturesAndTargetsTogether() {
        Dataset shuffled = ten.shuffled(3);

        for (int row = 0; row < 10; row++) {
            assertThat(shuffled.targets().get(row, 0))
                    .isEqualTo(10 * shuffled.features().get(row, 0));
        }
    }

    /** Row i has the feature i and the target 10·i. */
    private static Dataset numbered(int rows) {
        FMatrixRMaj x = new FMatrixRMaj(rows, 1);
        FMatrixRMaj y = new FMatrixRMaj(rows, 1);
        for (int row = 0; row < rows; row++) {
            x.set(row, 0, row);
            y.set(row, 0, 10 * row);
        }
        return Dataset.of(x, y);
    }

    private static float[] numbers(Dataset data) {
        return Arrays.copyOf(data.features().data, data.rows());
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void rejectsNonFiniteValuesNamingRowAndColumn(float value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new float[][] {{1, 2}, {value, 4}}, new float[][] {{0}, {1}}))
                .withMessage("features must be finite, but row 1, column 0 is " + value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new float[][] {{1}, {2}}, new float[][] {{0}, {value}}))
                .withMessage("targets must be finite, but row 1, column 0 is " + value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new float[2][3], new float[2][1]).map(x -> {
                    FMatrixRMaj mapped = x.copy();
                    mapped.set(1, 2, value);
                    return mapped;
                }))
                .withMessage("features must be finite, but row 1, column 2 is " + value);
    }
}
