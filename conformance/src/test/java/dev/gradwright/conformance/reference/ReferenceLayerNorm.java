package dev.gradwright.conformance.reference;

import dev.gradwright.runtime.graph.Node;
import java.util.Map;
import java.util.function.Function;

/** {@code y = γ·(x − μ)/√(σ² + ε) + β} by row (Ba, Kiros and Hinton, 2016). */
final class ReferenceLayerNorm implements ReferenceLayer {
    private final String name;
    private final double epsilon;
    private final Matrix gamma;
    private final Matrix beta;

    private Matrix inverseDeviation = Matrix.filled(0, 0, 0);
    private Matrix normalized = inverseDeviation;
    private Matrix dGamma = inverseDeviation;
    private Matrix dBeta = inverseDeviation;

    ReferenceLayerNorm(Node node, Function<String, Matrix> parameters) {
        name = node.name();
        epsilon = node.attributes().number("epsilon");
        gamma = parameters.apply("gamma");
        beta = parameters.apply("beta");
    }

    @Override
    public Matrix forward(Matrix x, boolean training) {
        Matrix centered = x.minus(mean(x));
        Matrix variance = mean(centered.scaledBy(centered));
        inverseDeviation = variance.map(v -> 1 / Math.sqrt(v + epsilon));
        normalized = centered.scaledBy(inverseDeviation);
        return normalized.scaledBy(gamma).plus(beta);
    }

    /** {@code dX = (dX̂ − mean(dX̂) − x̂·mean(dX̂∘x̂))/√(σ² + ε)} with {@code dX̂ = γ·dY}. */
    @Override
    public Matrix backward(Matrix dy) {
        dGamma = dy.scaledBy(normalized).columnSums();
        dBeta = dy.columnSums();
        Matrix dNormalized = dy.scaledBy(gamma);
        Matrix slope = mean(dNormalized.scaledBy(normalized));
        return dNormalized
                .minus(mean(dNormalized))
                .minus(normalized.scaledBy(slope))
                .scaledBy(inverseDeviation);
    }

    private static Matrix mean(Matrix m) {
        return m.rowSums().scaledBy(1.0 / m.columns());
    }

    @Override
    public Map<String, Matrix> gradients() {
        return Map.of(name + ".gamma", dGamma, name + ".beta", dBeta);
    }
}
