package dev.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradwright.runtime.Allocation;
import dev.gradwright.runtime.state.StateSnapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GroupedBatchesTest {
    /** 100 groups of 1 to 9 rows, which are not adjacent; the only feature is the number of the row. */
    private static final Dataset DATA = random(100);

    private static Dataset random(int groups) {
        Random random = new Random(1);
        List<Integer> keys = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            for (int row = random.nextInt(9); row >= 0; row--) {
                keys.add(random.nextInt(keys.size() + 1), group);
            }
        }
        return of(keys.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Dataset of(int... groups) {
        FMatrixRMaj x = new FMatrixRMaj(groups.length, 1);
        for (int row = 0; row < groups.length; row++) {
            x.data[row] = row;
        }
        return Dataset.grouped(x, new float[groups.length], groups);
    }

    @Test
    void groupsAreNeverCut() {
        TrainingBatches batches = DATA.batches(16);
        for (int epoch = 0; epoch < 20; epoch++) {
            Set<Float> seen = new HashSet<>();
            int rows = 0;
            for (int batch = 0; batch < batches.count(); batch++) {
                batches.load(batch);
                Set<Float> here = groupsOf(batches);
                assertThat(here).hasSize(batches.examples(batch)).noneMatch(seen::contains);
                seen.addAll(here);
                assertThat(batches.x().numRows).isEqualTo(batches.rows(batch)).isPositive();
                rows += batches.rows(batch);
            }
            assertThat(rows).isEqualTo(DATA.rows());
            assertThat(seen).hasSize(100);
            batches.shuffle(epoch);
        }
    }

    /** Fails if the rows of a group are not adjacent. */
    private static Set<Float> groupsOf(TrainingBatches batches) {
        Set<Float> groups = new HashSet<>();
        for (int row = 0; row < batches.y().numRows; row++) {
            float group = batches.y().get(row, 1);
            boolean isNew = row == 0 || batches.y().get(row - 1, 1) != group;
            assertThat(groups.add(group)).isEqualTo(isNew);
        }
        return groups;
    }

    @Test
    void batchesAreOfAboutTheBatchSize() {
        TrainingBatches batches = DATA.batches(32);

        assertThat(batches.count()).isEqualTo((DATA.rows() + 31) / 32);
        for (int batch = 0; batch < batches.count(); batch++) {
            assertThat(batches.rows(batch)).isBetween(32 - 9, 32 + 9);
        }
    }

    @Test
    void groupLargerThanTheBatchSizeIsABatch() {
        TrainingBatches batches = of(1, 1, 1, 1, 1, 1, 2, 3).batches(2);

        assertThat(batches.count()).as("as many as groups").isEqualTo(3);
        assertThat(List.of(batches.rows(0), batches.rows(1), batches.rows(2))).containsExactly(6, 1, 1);
    }

    @Test
    void rowsOfAGroupKeepTheirOrder() {
        TrainingBatches batches = of(7, 3, 7, 3, 7).batches(5);

        batches.load(0);

        assertThat(batches.x().data).containsExactly(0, 2, 4, 1, 3);
    }

    @Test
    void sameKeyGivesTheSameOrder() {
        TrainingBatches batches = DATA.batches(16);
        TrainingBatches others = DATA.batches(16);
        batches.shuffle(5);
        others.shuffle(4);
        others.shuffle(5);

        assertThat(features(others)).isEqualTo(features(batches));
    }

    @Test
    void restoredBatchesContinueInTheSameOrder() {
        TrainingBatches batches = DATA.batches(16);
        batches.shuffle(5);
        TrainingBatches restored = DATA.batches(16);

        StateSnapshot.of(batches).restore(restored);

        assertThat(features(restored)).isEqualTo(features(batches));
    }

    private static List<Float> features(TrainingBatches batches) {
        List<Float> features = new ArrayList<>();
        for (int batch = 0; batch < batches.count(); batch++) {
            batches.load(batch);
            for (int row = 0; row < batches.rows(batch); row++) {
                features.add(batches.x().data[row]);
            }
        }
        return features;
    }

    @Test
    void weightsFollowTheirRows() {
        FMatrixRMaj weights = new FMatrixRMaj(5, 1, true, 2, 3, 2, 3, 2);
        TrainingBatches batches = new WeightedDataset(of(7, 3, 7, 3, 7), weights).batches(5);

        batches.load(0);

        assertThat(batches.sampleWeights().data).startsWith(2, 2, 2, 3, 3);
    }

    @Test
    void batchSizeMustBePositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DATA.batches(0))
                .withMessage("batchSize must be at least 1, but is 0");
    }

    @Test
    @Tag("own-jvm")
    void allocatesNothing() {
        TrainingBatches batches = DATA.batches(16);

        assertThat(Allocation.ofOne(() -> {
                    batches.shuffle(batches.rows(0));
                    for (int batch = 0; batch < batches.count(); batch++) {
                        batches.load(batch);
                    }
                }))
                .isZero();
    }
}
