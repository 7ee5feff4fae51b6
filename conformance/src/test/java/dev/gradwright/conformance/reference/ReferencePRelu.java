package dev.gradwright.conformance.reference;

import java.util.Map;

/** {@code y = z} if positive, else {@code αz} with an α for each feature (He et al., 2015). */
final class ReferencePRelu implements ReferenceLayer {
    private final String name;
    private final Matrix alpha;
    private Matrix z = Matrix.filled(0, 0, 0);
    private Matrix dAlpha = z;

    ReferencePRelu(String name, Matrix alpha) {
        this.name = name;
        this.alpha = alpha;
    }

    @Override
    public Matrix forward(Matrix input, boolean training) {
        z = input;
        return z.map(v -> Math.max(v, 0)).plus(z.map(v -> Math.min(v, 0)).scaledBy(alpha));
    }

    @Override
    public Matrix backward(Matrix dy) {
        dAlpha = dy.scaledBy(z.map(v -> Math.min(v, 0))).columnSums();
        Matrix slope = z.map(v -> v > 0 ? 1 : 0).plus(z.map(v -> v < 0 ? 1 : 0).scaledBy(alpha));
        return dy.scaledBy(slope);
    }

    @Override
    public Map<String, Matrix> gradients() {
        return Map.of(name + ".alpha", dAlpha);
    }
}
