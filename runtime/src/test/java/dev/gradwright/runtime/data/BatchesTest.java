package dev.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradwright.runtime.Allocation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private final Dataset five =
            Dataset.of(new float[][] {{0}, {1}, {2}, {3}, {4}}, new float[][] {{0}, {10}, {20}, {30}, {40}});

    @Test
    void keepsTheOrderOfTheDatasetByDefault() {
        assertThat(dealt(new Batches(five, 2))).containsExactly(0f, 1f, 2f, 3f, 4f);
    }

    @Test
    void theLastBatchIsSmaller() {
        Batches batches = new Batches(five, 2);

        batches.load(batches.count() - 1);

        assertThat(batches.count()).isEqualTo(3);
        assertThat(batches.x().numRows).isEqualTo(1);
        assertThat(batches.y().get(0, 0)).isEqualTo(40);
    }

    @Test
    void aBatchHasAtMostAllRows() {
        Batches batches = new Batches(five, 1000);

        batches.load(0);

        assertThat(batches.count()).isEqualTo(1);
        assertThat(batches.x().numRows).isEqualTo(5);
    }

    @Test
    void theOrderIsAFunctionOfTheKey() {
        Batches batches = new Batches(five, 2);
        batches.shuffle(1);
        List<Float> once = dealt(batches);
        batches.shuffle(2);
        batches.shuffle(1);

        assertThat(dealt(batches)).isEqualTo(once);
        assertThat(once).containsExactlyInAnyOrder(0f, 1f, 2f, 3f, 4f);
    }

    @Test
    void everyRowComesFirstEquallyOften() {
        Batches batches = new Batches(five, 1);
        int[] first = new int[5];
        for (int key = 0; key < 5000; key++) {
            batches.shuffle(key);
            batches.load(0);
            first[(int) batches.x().get(0, 0)]++;
        }

        for (int count : first) {
            assertThat(count).isBetween(850, 1150);
        }
    }

    @Test
    void allocatesNothing() {
        Batches batches = new Batches(five, 2);

        assertThat(Allocation.ofOne(() -> {
                    batches.shuffle(3);
                    for (int i = 0; i < batches.count(); i++) {
                        batches.load(i);
                    }
                }))
                .isZero();
    }

    @Test
    void rejectsABatchSizeBelowOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Batches(five, 0))
                .withMessage("batchSize must be at least 1, but is 0");
    }

    private static List<Float> dealt(Batches batches) {
        List<Float> rows = new ArrayList<>();
        for (int i = 0; i < batches.count(); i++) {
            batches.load(i);
            for (int row = 0; row < batches.x().numRows; row++) {
                rows.add(batches.x().get(row, 0));
            }
        }
        return rows;
    }
}
