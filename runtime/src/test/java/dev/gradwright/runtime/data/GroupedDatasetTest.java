package dev.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class GroupedDatasetTest {
    private final Dataset adjacent =
            Dataset.grouped(rows(6), new float[] {3, 0, 1, 0, 2, 0}, new int[] {9, 9, 9, 4, 4, 5});
    private final Dataset scattered = Dataset.grouped(rows(4), new float[4], List.of("b", "a", "b", "a"));

    @Test
    void targetsAreRelevancesAndTheNumbersOfGroups() {
        assertThat(adjacent.isGrouped()).isTrue();
        assertThat(adjacent.targets().data).containsExactly(3, 0, 0, 0, 1, 0, 0, 1, 2, 1, 0, 2);
        assertThat(scattered.targets().data).containsExactly(0, 0, 0, 1, 0, 0, 0, 1);
        assertThat(Dataset.of(rows(2), new FMatrixRMaj(2, 2)).isGrouped()).isFalse();
    }

    @Test
    void numbersOfRowsMustBeEqual() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.grouped(rows(2), new float[3], new int[2]))
                .withMessage("features, relevances and groups must have equally many rows, but have 2, 3 and 2");
    }

    @Test
    void everyRowHasAGroup() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.grouped(rows(2), new float[2], Arrays.asList("a", null)))
                .withMessage("the group of a row must not be null, but that of row 1 is");
    }

    @Test
    void splitByFractionsMovesBoundariesBetweenGroups() {
        List<Dataset> parts = adjacent.split(0.5, 0.5);
        List<Dataset> moved = adjacent.split(0.65, 0.35);

        assertThat(parts).extracting(Dataset::rows).containsExactly(3, 3);
        assertThat(moved)
                .as("row 4 is nearer to the end of the group")
                .extracting(Dataset::rows)
                .containsExactly(3, 3);
        assertThat(moved).allMatch(Dataset::isGrouped);
    }

    @Test
    void splitOfScatteredGroupsSaysWhatHelps() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scattered.split(0.5, 0.5))
                .withMessageContaining(
                        "would have no rows, because no group ends near its boundary; shuffle first, which"
                                + " brings the rows of a group together");
        assertThat(scattered.shuffled(1).split(0.5, 0.5))
                .extracting(Dataset::rows)
                .containsExactly(2, 2);
    }

    @Test
    void boundaryThatCutsAGroupIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> adjacent.take(2))
                .withMessage("a boundary after 2 rows cuts the group of row 0; split by fractions, which keeps groups"
                        + " together, or shuffle first, which brings the rows of a group together");
        assertThatIllegalArgumentException().isThrownBy(() -> adjacent.skip(4));
        assertThatIllegalArgumentException().isThrownBy(() -> adjacent.split(1, 5));
        assertThat(adjacent.take(3).rows()).isEqualTo(3);
        assertThat(adjacent.skip(5).rows()).isEqualTo(1);
    }

    @Test
    void shuffledRowsOfAGroupAreAdjacent() {
        Dataset shuffled = scattered.shuffled(1);

        assertThat(shuffled.isGrouped()).isTrue();
        assertThat(shuffled.take(2).rows()).isEqualTo(2);
        assertThat(shuffled.features().data).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(shuffled.targets().get(0, 1)).isEqualTo(shuffled.targets().get(1, 1));
    }

    @Test
    void mappedDatasetIsGrouped() {
        assertThat(adjacent.map(x -> rows(6)).isGrouped()).isTrue();
    }

    @Test
    void weightsAreTheSameWithinAGroup() {
        scattered.requireGroupWeights(new FMatrixRMaj(4, 1, true, 1, 2, 1, 2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> scattered.requireGroupWeights(new FMatrixRMaj(4, 1, true, 1, 2, 3, 2)))
                .withMessage(
                        "sampleWeights must be the same for all rows of a group, because a loss for rankings weighs"
                                + " groups, but those of rows 0 and 2 are 1.0 and 3.0");
    }

    private static FMatrixRMaj rows(int count) {
        FMatrixRMaj x = new FMatrixRMaj(count, 1);
        for (int row = 0; row < count; row++) {
            x.data[row] = row;
        }
        return x;
    }
}
