package dev.gradwright.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.ejml.data.FMatrixRMaj;
import org.junit.jupiter.api.Test;

class WeightedDatasetTest {
    private static final Dataset DATA =
            Dataset.of(new float[][] {{1}, {2}, {3}, {4}}, new float[][] {{10}, {20}, {30}, {40}});
    private static final FMatrixRMaj WEIGHTS = FMatrixRMaj.wrap(4, 1, new float[] {1, 2, 3, 4});

    @Test
    void aSampleHasRowsAtEqualDistancesWithTheirWeights() {
        Sample sample = new WeightedDataset(DATA, WEIGHTS).sample(2);

        assertThat(sample.x().data).containsExactly(1, 3);
        assertThat(sample.y().data).containsExactly(10, 30);
        assertThat(sample.weights().data).containsExactly(1, 3);
    }

    @Test
    void aSampleOfAllRowsIsNotACopy() {
        Sample sample = new WeightedDataset(DATA, null).sample(Integer.MAX_VALUE);

        assertThat(sample.x()).isSameAs(DATA.features());
        assertThat(sample.y()).isSameAs(DATA.targets());
        assertThat(sample.weights().data).containsExactly(1, 1, 1, 1);
    }

    @Test
    void theFingerprintCoversTheWeights() {
        assertThat(new WeightedDataset(DATA, WEIGHTS).fingerprint())
                .startsWith(new WeightedDataset(DATA, null).fingerprint())
                .contains("4 x 1 weights ");
    }

    @Test
    void batchesHaveTheWeightsOfTheirRows() {
        TrainingBatches batches = new WeightedDataset(DATA, WEIGHTS).batches(3);

        batches.load(1);

        assertThat(batches.count()).isEqualTo(2);
        assertThat(batches.rows(1)).isEqualTo(1);
        assertThat(batches.x().data[0]).isEqualTo(4);
        assertThat(batches.sampleWeights().data[0]).isEqualTo(4);
    }
}
