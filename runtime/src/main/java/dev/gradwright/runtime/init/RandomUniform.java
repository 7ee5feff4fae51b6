package dev.gradwright.runtime.init;

import dev.gradwright.runtime.random.CounterRandom;
import org.ejml.data.FMatrixRMaj;

/**
 * Draws weights from a uniform distribution.
 *
 * @param min the smallest value
 * @param max the largest value, at least {@code min}
 */
public record RandomUniform(double min, double max) implements WeightInitializer {
    @Override
    public void fill(FMatrixRMaj weights, int fanIn, int fanOut, long key) {
        for (int i = 0; i < weights.getNumElements(); i++) {
            weights.data[i] = (float) (min + (max - min) * CounterRandom.uniform(key, i));
        }
    }
}
