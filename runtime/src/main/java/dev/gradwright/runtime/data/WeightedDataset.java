package dev.gradwright.runtime.data;

import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as the data of a fit.
 *
 * @param weights of the rows, rows × 1; null if all count the same
 */
public record WeightedDataset(Dataset data, @Nullable FMatrixRMaj weights) implements TrainingData {
    @Override
    public long rows() {
        return data.rows();
    }

    @Override
    public String fingerprint() {
        return DataFingerprint.of(data, weights).toString();
    }

    @Override
    public Sample sample(int mostRows) {
        return Sample.of(data, weights, mostRows);
    }

    @Override
    public TrainingBatches batches(int batchSize) {
        return data.batches(batchSize, weights);
    }
}
