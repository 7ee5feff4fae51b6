package dev.gradwright.runtime.init;

import org.ejml.data.FMatrixRMaj;

/** Sets all weights to the same value. */
public record Constant(double value) implements WeightInitializer {
    @Override
    public void fill(FMatrixRMaj weights, int fanIn, int fanOut, long key) {
        weights.fill((float) value);
    }
}
