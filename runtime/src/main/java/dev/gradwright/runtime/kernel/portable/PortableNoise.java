package dev.gradwright.runtime.kernel.portable;

import dev.gradwright.runtime.kernel.NoiseKernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.random.CounterRandom;

/** Dropout and Gaussian noise, row by row. */
final class PortableNoise implements NoiseKernels.Unchecked {
    @Override
    public void dropout(Tensor x, float rate, long key, Tensor y) {
        int threshold = CounterRandom.dropThreshold(rate);
        float scale = 1 / (1 - rate);
        for (int i = 0; i < x.rows(); i++) {
            dropout(
                    PortableTensor.of(x).row(i),
                    threshold,
                    scale,
                    CounterRandom.rowKey(key, i),
                    PortableTensor.of(y).row(i));
        }
    }

    private static void dropout(float[] x, int threshold, float scale, int rowKey, float[] y) {
        for (int j = 0; j < y.length; j++) {
            y[j] = CounterRandom.keepInRow(threshold, rowKey, j) ? x[j] * scale : 0;
        }
    }

    @Override
    public void addGaussians(float deviation, long key, Tensor y) {
        for (int i = 0; i < y.rows(); i++) {
            CounterRandom.addGaussians(deviation, key, i, PortableTensor.of(y).row(i), 0, y.columns());
        }
    }
}
