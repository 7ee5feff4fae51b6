package dev.gradwright.conformance.reference;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code y = xW + b}. */
final class ReferenceDense implements ReferenceLayer {
    private final String name;
    private final Matrix weights;
    private final @Nullable Matrix bias;
    private Matrix x;
    private Matrix dWeights;
    private Matrix dBias;

    ReferenceDense(String name, Matrix weights, @Nullable Matrix bias) {
        this.name = name;
        this.weights = weights;
        this.bias = bias;
        this.x = weights;
        this.dWeights = weights;
        this.dBias = weights;
    }

    @Override
    public Matrix forward(Matrix input, boolean training) {
        x = input;
        Matrix product = x.times(weights);
        return bias == null ? product : product.plus(bias);
    }

    /** {@code dW = xᵀ·dY, db = Σ dY, dX = dY·Wᵀ}. */
    @Override
    public Matrix backward(Matrix dy) {
        dWeights = x.transposed().times(dy);
        dBias = dy.columnSums();
        return dy.times(weights.transposed());
    }

    @Override
    public Map<String, Matrix> gradients() {
        return bias == null
                ? Map.of(name + ".weights", dWeights)
                : Map.of(name + ".weights", dWeights, name + ".bias", dBias);
    }
}
