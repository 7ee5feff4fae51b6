package dev.gradwright.conformance.reference;

import dev.gradwright.runtime.random.CounterRandom;

/** {@code y = x/(1 − rate)} if kept, else 0; the kept elements are a function of key, row and column. */
final class ReferenceDropout implements ReferenceLayer {
    private final double rate;
    private final long key;
    private Matrix mask = Matrix.filled(0, 0, 0);

    ReferenceDropout(double rate, long key) {
        this.rate = rate;
        this.key = key;
    }

    @Override
    public Matrix forward(Matrix x, boolean training) {
        if (!training) {
            return x;
        }
        int threshold = CounterRandom.dropThreshold((float) rate);
        mask = Matrix.filled(x.rows(), x.columns(), 0);
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < x.columns(); j++) {
                if (CounterRandom.keep(threshold, key, i, j)) {
                    mask.set(i * x.columns() + j, 1 / (1 - rate));
                }
            }
        }
        return x.scaledBy(mask);
    }

    @Override
    public Matrix backward(Matrix dy) {
        return dy.scaledBy(mask);
    }
}
