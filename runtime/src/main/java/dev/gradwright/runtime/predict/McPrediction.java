package dev.gradwright.runtime.predict;

import dev.gradwright.runtime.TrainableNetwork;
import java.util.Locale;
import org.ejml.data.FMatrixRMaj;

/**
 * Mean and standard deviation of many samples of a prediction with dropout active (Monte Carlo dropout; Gal and
 * Ghahramani, 2016). The standard deviation estimates the uncertainty of the network.
 *
 * @param mean rows × units
 * @param standardDeviation rows × units; the population standard deviation {@code √(Σ(y − mean)²/samples)}, as NumPy's
 *     {@code std} computes it by default
 * @param samples number of samples
 */
public record McPrediction(FMatrixRMaj mean, FMatrixRMaj standardDeviation, int samples) {
    /**
     * Draws samples with the numbers from 0 on; see {@link TrainableNetwork#predictSample}.
     *
     * @param x rows × inputs
     * @param samples number of samples
     * @throws IllegalArgumentException if {@code samples} is less than 1, or {@code x} does not fit the network
     * @throws IllegalStateException if no layer of the network is random
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

    /** The size, and the mean and maximum of the standard deviations. */
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
