package dev.gradwright.runtime.init;

import dev.gradwright.runtime.random.CounterRandom;
import org.ejml.data.FMatrixRMaj;

/**
 * Draws weights from a normal distribution.
 *
 * @param mean the mean
 * @param stddev the standard deviation, at least 0
 */
public record RandomNormal(double mean, double stddev) implements WeightInitializer {
    @Override
    public void fill(FMatrixRMaj weights, int fanIn, int fanOut, long key) {
        for (int i = 0; i < weights.getNumElements(); i++) {
            weights.data[i] = (float) (mean + stddev * CounterRandom.gaussian(key, i));
        }
    }
}
