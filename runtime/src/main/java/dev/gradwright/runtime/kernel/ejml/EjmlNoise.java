package dev.gradwright.runtime.kernel.ejml;

import static dev.gradwright.runtime.kernel.ejml.EjmlTensor.matrix;

import dev.gradwright.runtime.kernel.NoiseKernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.random.CounterRandom;
import org.ejml.data.FMatrixRMaj;

/** Dropout and Gaussian noise, element by element. */
final class EjmlNoise implements NoiseKernels.Unchecked {
    @Override
    public void dropout(Tensor x, float rate, long key, Tensor y) {
        int threshold = CounterRandom.dropThreshold(rate);
        float scale = 1 / (1 - rate);
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < x.columns(); j++) {
                matrix(y)
                        .set(
                                i,
                                j,
                                CounterRandom.keep(threshold, key, i, j)
                                        ? matrix(x).get(i, j) * scale
                                        : 0);
            }
        }
    }

    @Override
    public void addGaussians(float deviation, long key, Tensor y) {
        FMatrixRMaj m = matrix(y);
        for (int i = 0; i < m.numRows; i++) {
            CounterRandom.addGaussians(deviation, key, i, m.data, i * m.numCols, m.numCols);
        }
    }
}
