package dev.gradwright.runtime.stream;

import dev.gradwright.runtime.data.Dataset;
import dev.gradwright.runtime.data.Sample;
import dev.gradwright.runtime.data.TrainingBatches;
import dev.gradwright.runtime.data.TrainingData;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * A stream as the data of a fit.
 *
 * @param weigher weighs the rows; null if all count the same
 * @param weights a text that tells the weights apart from others; empty if all rows count the same
 */
public record WeightedStream(EncodedStream stream, @Nullable RowWeigher weigher, String weights)
        implements TrainingData {
    @Override
    public long rows() {
        return stream.rows();
    }

    @Override
    public String name() {
        return stream.name();
    }

    @Override
    public String fingerprint() {
        return stream.fingerprint() + (weights.isEmpty() ? "" : ", " + weights);
    }

    /** A sample of the {@linkplain EncodedStream#sample() sample} of the stream. */
    @Override
    public Sample sample(int mostRows) {
        Dataset sample = stream.sample();
        return Sample.of(sample, weigher == null ? null : weights(sample, weigher), mostRows);
    }

    private FMatrixRMaj weights(Dataset sample, RowWeigher rowWeigher) {
        FMatrixRMaj all = new FMatrixRMaj(sample.rows(), 1);
        for (int row = 0; row < sample.rows(); row++) {
            all.data[row] = rowWeigher.weight(row * stream.stride(), sample.targets().data, row * stream.targets());
        }
        return all;
    }

    @Override
    public TrainingBatches batches(int batchSize) {
        return new StreamBatches(stream, batchSize, weigher);
    }
}
