package dev.gradwright.runtime.layer;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.network.NetworkParameter;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * The handle of a fully connected layer, {@code y = f(xW + b)}. The last layer of an ensemble has weights of
 * inputs × members·units and a bias of 1 × members·units: the columns of one member after another.
 */
public final class DenseLayer extends Layer {
    private final Parameter weights;
    private final @Nullable Parameter bias;

    /**
     * A layer without a bias.
     *
     * @param weights inputs × units
     */
    public DenseLayer(String name, NetworkParameter weights) {
        this(name, weights, 1);
    }

    /**
     * The last layer of an ensemble, without a bias.
     *
     * @param weights inputs × members·units
     */
    public DenseLayer(String name, NetworkParameter weights, int members) {
        this(name, List.of(weights), weights, null, members);
    }

    /**
     * A layer with a bias.
     *
     * @param weights inputs × units
     * @param bias 1 × units
     */
    public DenseLayer(String name, NetworkParameter weights, NetworkParameter bias) {
        this(name, weights, bias, 1);
    }

    /**
     * The last layer of an ensemble, with a bias.
     *
     * @param weights inputs × members·units
     * @param bias 1 × members·units
     */
    public DenseLayer(String name, NetworkParameter weights, NetworkParameter bias, int members) {
        this(name, List.of(weights, bias), weights, bias, members);
    }

    private DenseLayer(
            String name,
            List<NetworkParameter> parameters,
            NetworkParameter weights,
            @Nullable NetworkParameter bias,
            int members) {
        super(name, "Dense", weights.rows(), weights.columns() / members, parameters, !weights.hasGradient());
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
