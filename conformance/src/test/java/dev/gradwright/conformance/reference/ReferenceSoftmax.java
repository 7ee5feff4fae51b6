package dev.gradwright.conformance.reference;

/** {@code p = eᶻ/Σeᶻ} by row. */
final class ReferenceSoftmax implements ReferenceLayer {
    private Matrix p = Matrix.filled(0, 0, 0);

    @Override
    public Matrix forward(Matrix z, boolean training) {
        Matrix exponentials = z.minus(rowMaxima(z)).map(Math::exp);
        p = exponentials.dividedBy(exponentials.rowSums());
        return p;
    }

    /** {@code dZ = p ∘ (dP − Σ dP∘p)}. */
    @Override
    public Matrix backward(Matrix dp) {
        return p.scaledBy(dp.minus(dp.scaledBy(p).rowSums()));
    }

    /** Softmax does not change if a constant is subtracted from a row, so the largest element counts as exact. */
    private static Matrix rowMaxima(Matrix z) {
        Matrix maxima = Matrix.filled(z.rows(), 1, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < z.rows(); i++) {
            for (int j = 0; j < z.columns(); j++) {
                maxima.set(i, Math.max(maxima.get(i), z.get(i, j)));
            }
        }
        return maxima;
    }
}
