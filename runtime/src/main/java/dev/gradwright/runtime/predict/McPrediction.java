package dev.gradwright.runtime.predict;

import dev.gradwright.runtime.TrainableNetwork;
import java.util.Locale;
import org.ejml.data.FMatrixRMaj;

/**
 * What many samples of a prediction come to where dropout is left on (Monte Carlo dropout; Gal and Ghahramani, 2016): their
 * mean, and how far they scatter around it, which says how sure the network is.
 *
 * @param mean rows × units
 * @param standardDeviation rows × units; of the samples themselves, {@code √(Σ(y − mean)²/samples)}, as NumPy's {@code std}
 *     computes it unless told otherwise
 * @param samples how many there were
 */
public record McPrediction(FMatrixRMaj mean, FMatrixRMaj standardDeviation, int samples) {
    /**
     * Samples predictions, from number 0 on; see {@link TrainableNetwork#predictSample}.
     *
     * @param x rows × inputs
     * @param samples how many
     * @throws IllegalArgumentException if {@code samples} is less than 1, or {@code x} does not fit the network
     * @throws IllegalStateException if nothing in the network is random
     */
    public static McPrediction of(TrainableNetwork network, FMatrixRMaj x, int samples) {
        if (samples < 1) {
            throw new IllegalArgumentException("samples must be at least 1, but is " + samples);
        }
        FMatrixRMaj sample = new FMatrixRMaj(1, 1);
        network.predictSample(x, 0, sample);
        RunningMoments moments = new RunningMoments(sample.getNumElements());
        moments.add(sample.data);
        for (int i = 1; i < samples; i++) {
            network.predictSample(x, i, sample);
            moments.add(sample.data);
        }
        FMatrixRMaj mean = new FMatrixRMaj(sample.numRows, sample.numCols);
        FMatrixRMaj deviation = new FMatrixRMaj(sample.numRows, sample.numCols);
        moments.store(mean.data, deviation.data);
        return new McPrediction(mean, deviation, samples);
    }

    /** The size, and how large the standard deviation is on average and at most. */
    @Override
    public String toString() {
        int size = standardDeviation.getNumElements();
        double sum = 0;
        double largest = 0;
        for (int i = 0; i < size; i++) {
            sum += standardDeviation.data[i];
            largest = Math.max(largest, standardDeviation.data[i]);
        }
        return String.format(
                Locale.ROOT,
                "%d samples of %d x %d predictions: standard deviation %.4g on average, %.4g at most",
                samples,
                mean.numRows,
                mean.numCols,
                sum / size,
                largest);
    }
}
