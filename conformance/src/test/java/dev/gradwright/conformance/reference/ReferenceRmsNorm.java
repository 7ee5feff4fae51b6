package dev.gradwright.conformance.reference;

import dev.gradwright.runtime.graph.Node;
import java.util.Map;
import java.util.function.Function;

/** {@code y = γ·x/r} with {@code r = √(mean(x²) + ε)} by row (Zhang and Sennrich, 2019). */
final class ReferenceRmsNorm implements ReferenceLayer {
    private final String name;
    private final double epsilon;
    private final Matrix gamma;

    private Matrix x = Matrix.filled(0, 0, 0);
    private Matrix root = x;
    private Matrix dGamma = x;

    ReferenceRmsNorm(Node node, Function<String, Matrix> parameters) {
        name = node.name();
        epsilon = node.attributes().number("epsilon");
        gamma = parameters.apply("gamma");
    }

    @Override
    public Matrix forward(Matrix input, boolean training) {
        x = input;
        root = x.scaledBy(x).rowSums().map(sum -> Math.sqrt(sum / x.columns() + epsilon));
        return x.scaledBy(root.map(r -> 1 / r)).scaledBy(gamma);
    }

    /**
     * {@code dX = γ·dY/r − x·Σ(γ·dY·x)/(n·r³)} with the sum over the columns, and {@code dγ = Σ dY·x/r} over the rows.
     */
    @Override
    public Matrix backward(Matrix dy) {
        dGamma = dy.scaledBy(x).scaledBy(root.map(r -> 1 / r)).columnSums();
        Matrix g = dy.scaledBy(gamma);
        Matrix projection = g.scaledBy(x).rowSums().scaledBy(root.map(r -> 1 / (x.columns() * r * r * r)));
        return g.scaledBy(root.map(r -> 1 / r)).minus(x.scaledBy(projection));
    }

    @Override
    public Map<String, Matrix> gradients() {
        return Map.of(name + ".gamma", dGamma);
    }
}
