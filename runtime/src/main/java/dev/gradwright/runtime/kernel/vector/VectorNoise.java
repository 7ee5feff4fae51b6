package dev.gradwright.runtime.kernel.vector;

import dev.gradwright.runtime.kernel.NoiseKernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.random.CounterRandom;

/** Dropout in vectors, Gaussian noise element by element. */
final class VectorNoise implements NoiseKernels.Unchecked {
    @Override
    public void dropout(Tensor x, float rate, long key, Tensor y) {
        int threshold = CounterRandom.dropThreshold(rate);
        float scale = 1 / (1 - rate);
        float[] in = RowTensor.of(x).data();
        float[] out = RowTensor.of(y).data();
        int stride = RowTensor.of(x).stride();
        for (int i = 0; i < x.rows(); i++) {
            VectorPasses.dropout(in, i * stride, stride, threshold, scale, CounterRandom.rowKey(key, i), out);
        }
    }

    @Override
    public void addGaussians(float deviation, long key, Tensor y) {
        RowTensor to = RowTensor.of(y);
        for (int i = 0; i < to.rows(); i++) {
            CounterRandom.addGaussians(deviation, key, i, to.data(), i * to.stride(), to.columns());
        }
    }
}
