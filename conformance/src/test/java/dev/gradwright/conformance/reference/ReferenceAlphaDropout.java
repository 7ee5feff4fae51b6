package dev.gradwright.conformance.reference;

import dev.gradwright.runtime.random.CounterRandom;

/**
 * {@code y = a·(kept ? x : α′) + b} (Klambauer et al., 2017); the kept elements are a function of key, row and column.
 */
final class ReferenceAlphaDropout implements ReferenceLayer {
    private static final double DROPPED = -1.7580993408473766;

    private final double rate;
    private final long key;
    private Matrix mask = Matrix.filled(0, 0, 0);

    ReferenceAlphaDropout(double rate, long key) {
        this.rate = rate;
        this.key = key;
    }

    @Override
    public Matrix forward(Matrix x, boolean training) {
        if (!training) {
            return x;
        }
        double a = 1 / Math.sqrt((1 - rate) * (1 + rate * DROPPED * DROPPED));
        double b = -a * DROPPED * rate;
        int threshold = CounterRandom.dropThreshold((float) rate);
        mask = Matrix.filled(x.rows(), x.columns(), 0);
        Matrix rest = Matrix.filled(x.rows(), x.columns(), a * DROPPED + b);
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < x.columns(); j++) {
                if (CounterRandom.keep(threshold, key, i, j)) {
                    mask.set(i * x.columns() + j, a);
                    rest.set(i * x.columns() + j, b);
                }
            }
        }
        return x.scaledBy(mask).plus(rest);
    }

    @Override
    public Matrix backward(Matrix dy) {
        return dy.scaledBy(mask);
    }
}
