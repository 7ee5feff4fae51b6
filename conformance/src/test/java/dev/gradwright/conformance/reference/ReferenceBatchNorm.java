package dev.gradwright.conformance.reference;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code y = γ·(x − μ)/√(σ² + ε) + β} (Ioffe and Szegedy, 2015). */
final class ReferenceBatchNorm implements ReferenceLayer {
    private final String name;
    private final double momentum;
    private final double epsilon;
    private final @Nullable Matrix gamma;
    private final @Nullable Matrix beta;
    private Matrix movingMean;
    private Matrix movingVariance;

    private Matrix inverseDeviation;
    private Matrix normalized;
    private Matrix dGamma;
    private Matrix dBeta;

    /**
     * @param gamma null if the layer has no scale
     * @param beta null if the layer has no offset
     */
    ReferenceBatchNorm(
            String name,
            double momentum,
            double epsilon,
            @Nullable Matrix gamma,
            @Nullable Matrix beta,
            Matrix movingMean,
            Matrix movingVariance) {
        this.name = name;
        this.momentum = momentum;
        this.epsilon = epsilon;
        this.gamma = gamma;
        this.beta = beta;
        this.movingMean = movingMean;
        this.movingVariance = movingVariance;
        this.inverseDeviation = movingVariance;
        this.normalized = movingMean;
        this.dGamma = movingMean;
        this.dBeta = movingMean;
    }

    @Override
    public Matrix forward(Matrix x, boolean training) {
        Matrix mean = training ? mean(x) : movingMean;
        Matrix centered = x.minus(mean);
        Matrix variance = training ? mean(centered.scaledBy(centered)) : movingVariance;
        if (training) {
            movingMean = blend(movingMean, mean);
            movingVariance = blend(movingVariance, variance);
        }
        inverseDeviation = variance.map(v -> 1 / Math.sqrt(v + epsilon));
        normalized = centered.scaledBy(inverseDeviation);
        Matrix scaled = gamma == null ? normalized : normalized.scaledBy(gamma);
        return beta == null ? scaled : scaled.plus(beta);
    }

    /** {@code dX = (dX̂ − mean(dX̂) − x̂·mean(dX̂∘x̂))/√(σ² + ε)} with {@code dX̂ = γ·dY}. */
    @Override
    public Matrix backward(Matrix dy) {
        dGamma = dy.scaledBy(normalized).columnSums();
        dBeta = dy.columnSums();
        Matrix dNormalized = gamma == null ? dy : dy.scaledBy(gamma);
        Matrix slope = mean(dNormalized.scaledBy(normalized));
        return dNormalized
                .minus(mean(dNormalized))
                .minus(normalized.scaledBy(slope))
                .scaledBy(inverseDeviation);
    }

    private static Matrix mean(Matrix m) {
        return m.columnSums().scaledBy(1.0 / m.rows());
    }

    private Matrix blend(Matrix moving, Matrix batch) {
        return moving.scaledBy(momentum).plus(batch.scaledBy(1 - momentum));
    }

    @Override
    public Map<String, Matrix> gradients() {
        Map<String, Matrix> gradients = new HashMap<>();
        if (gamma != null) {
            gradients.put(name + ".gamma", dGamma);
        }
        if (beta != null) {
            gradients.put(name + ".beta", dBeta);
        }
        return gradients;
    }

    @Override
    public Map<String, Matrix> averages() {
        return Map.of(name + ".movingMean", movingMean, name + ".movingVariance", movingVariance);
    }
}
