package dev.gradwright.runtime.layer;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.network.NetworkParameter;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The handle of a fully connected layer, {@code y = f(xW + b)}. */
public final class DenseLayer extends Layer {
    private final Parameter weights;
    private final @Nullable Parameter bias;

    /**
     * A layer without a bias.
     *
     * @param weights inputs × units
     */
    public DenseLayer(String name, NetworkParameter weights) {
        this(name, List.of(weights), weights, null);
    }

    /**
     * A layer with a bias.
     *
     * @param weights inputs × units
     * @param bias 1 × units
     */
    public DenseLayer(String name, NetworkParameter weights, NetworkParameter bias) {
        this(name, List.of(weights, bias), weights, bias);
    }

    private DenseLayer(
            String name, List<NetworkParameter> parameters, NetworkParameter weights, @Nullable NetworkParameter bias) {
        super(name, "Dense", weights.rows(), weights.columns(), parameters, !weights.hasGradient());
        this.weights = weights;
        this.bias = bias;
    }

    /** A copy of the weights, inputs × units. */
    public FMatrixRMaj weights() {
        return weights.get();
    }

    /**
     * Sets the weights, inputs × units.
     *
     * @throws IllegalArgumentException if the shape differs or a value is not finite
     */
    public void setWeights(FMatrixRMaj values) {
        weights.set(values);
    }

    /** Whether the layer has a bias. */
    public boolean hasBias() {
        return bias != null;
    }

    /**
     * A copy of the bias, 1 × units.
     *
     * @throws IllegalStateException if the layer has none
     */
    public FMatrixRMaj bias() {
        return requireBias().get();
    }

    /**
     * Sets the bias, 1 × units.
     *
     * @throws IllegalArgumentException if the shape differs or a value is not finite
     * @throws IllegalStateException if the layer has none
     */
    public void setBias(FMatrixRMaj values) {
        requireBias().set(values);
    }

    private Parameter requireBias() {
        if (bias == null) {
            throw new IllegalStateException("layer " + name() + " has no bias; it is declared with bias = false");
        }
        return bias;
    }
}
