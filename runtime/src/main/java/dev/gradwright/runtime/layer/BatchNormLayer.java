package dev.gradwright.runtime.layer;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.kernel.BatchNormParameters;
import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.network.NetworkParameter;
import dev.gradwright.runtime.network.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The handle of a batch normalization of n features. */
public final class BatchNormLayer extends Layer {
    private final BatchNormParameters values;
    private final @Nullable Parameter gamma;
    private final @Nullable Parameter beta;
    private final Parameter movingMean;
    private final Parameter movingVariance;

    /**
     * @param state if it is not trained, the layer is never trained
     * @param scale whether the layer has γ; otherwise it is 1
     * @param center whether the layer has β; otherwise it is 0
     */
    public BatchNormLayer(String name, BatchNormState state, boolean scale, boolean center) {
        this(
                name,
                state,
                scale
                        ? parameter(
                                name + ".gamma",
                                state.parameters().gamma(),
                                state,
                                state.gradients().gamma())
                        : null,
                center
                        ? parameter(
                                name + ".beta",
                                state.parameters().beta(),
                                state,
                                state.gradients().beta())
                        : null,
                new NetworkParameter(name + ".movingMean", state.parameters().movingMean(), null),
                new NetworkParameter(
                        name + ".movingVariance",
                        state.parameters().movingVariance(),
                        null,
                        ParameterSpec.FROZEN_NOT_NEGATIVE));
    }

    private BatchNormLayer(
            String name,
            BatchNormState state,
            @Nullable NetworkParameter gamma,
            @Nullable NetworkParameter beta,
            NetworkParameter movingMean,
            NetworkParameter movingVariance) {
        super(
                name,
                "BatchNorm",
                movingMean.columns(),
                movingMean.columns(),
                present(gamma, beta, movingMean, movingVariance),
                !state.trained());
        this.values = state.parameters();
        this.gamma = gamma;
        this.beta = beta;
        this.movingMean = movingMean;
        this.movingVariance = movingVariance;
    }

    private static NetworkParameter parameter(String name, Tensor tensor, BatchNormState state, Tensor gradient) {
        return new NetworkParameter(name, tensor, state.trained() ? gradient : null);
    }

    private static List<NetworkParameter> present(@Nullable NetworkParameter... parameters) {
        List<NetworkParameter> present = new ArrayList<>();
        for (NetworkParameter parameter : parameters) {
            if (parameter != null) {
                present.add(parameter);
            }
        }
        return present;
    }

    /** The value added to the variance under the root. */
    public float epsilon() {
        return values.epsilon();
    }

    /** The weight of the old value in a moving average. */
    public float momentum() {
        return values.momentum();
    }

    /** A copy of the scale γ, 1 × n; all ones if the layer has none. */
    public FMatrixRMaj gamma() {
        return copy(values.gamma());
    }

    /**
     * Sets the scale γ, 1 × n.
     *
     * @throws IllegalArgumentException if the shape differs or a value is not finite
     * @throws IllegalStateException if the layer has none
     */
    public void setGamma(FMatrixRMaj values) {
        require(gamma, "scale").set(values);
    }

    /** A copy of the offset β, 1 × n; all zeros if the layer has none. */
    public FMatrixRMaj beta() {
        return copy(values.beta());
    }

    /**
     * Sets the offset β, 1 × n.
     *
     * @throws IllegalArgumentException if the shape differs or a value is not finite
     * @throws IllegalStateException if the layer has none
     */
    public void setBeta(FMatrixRMaj values) {
        require(beta, "center").set(values);
    }

    /** A copy of the moving mean, 1 × n. */
    public FMatrixRMaj movingMean() {
        return movingMean.get();
    }

    /**
     * Sets the moving mean, 1 × n.
     *
     * @throws IllegalArgumentException if the shape differs or a value is not finite
     */
    public void setMovingMean(FMatrixRMaj values) {
        movingMean.set(values);
    }

    /** A copy of the moving variance, 1 × n. */
    public FMatrixRMaj movingVariance() {
        return movingVariance.get();
    }

    /**
     * Sets the moving variance, 1 × n.
     *
     * @throws IllegalArgumentException if the shape differs or a value is negative or not finite
     */
    public void setMovingVariance(FMatrixRMaj values) {
        movingVariance.set(values);
    }

    private Parameter require(@Nullable Parameter parameter, String attribute) {
        if (parameter == null) {
            throw new IllegalStateException(
                    "layer " + name() + " has no " + attribute + "; it is declared with " + attribute + " = false");
        }
        return parameter;
    }

    private static FMatrixRMaj copy(Tensor vector) {
        FMatrixRMaj copy = new FMatrixRMaj(1, vector.columns());
        vector.store(copy);
        return copy;
    }
}
