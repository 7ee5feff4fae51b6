package dev.gradwright.conformance.reference;

import dev.gradwright.runtime.random.CounterRandom;

/** {@code y = x + σn}; the noise is a function of key, row and column. */
final class ReferenceNoise implements ReferenceLayer {
    private final double deviation;
    private final long key;

    ReferenceNoise(double deviation, long key) {
        this.deviation = deviation;
        this.key = key;
    }

    @Override
    public Matrix forward(Matrix x, boolean training) {
        if (!training) {
            return x;
        }
        Matrix noise = Matrix.filled(x.rows(), x.columns(), 0);
        for (int i = 0; i < x.rows(); i++) {
            long rowKey = CounterRandom.derive(key, i);
            for (int j = 0; j < x.columns(); j++) {
                noise.set(i * x.columns() + j, CounterRandom.gaussian(rowKey, j));
            }
        }
        return x.plus(noise.scaledBy(deviation));
    }

    @Override
    public Matrix backward(Matrix dy) {
        return dy;
    }
}
