package dev.gradwright.runtime.layer;

import dev.gradwright.runtime.NetworkState;
import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.kernel.BatchNormState;
import dev.gradwright.runtime.kernel.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.FMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** The handle of a batch normalization of n features. */
public final class BatchNormLayer extends Layer {
    private final BatchNormState state;
    private final @Nullable Parameter gamma;
    private final @Nullable Parameter beta;
    private final Parameter movingMean;
    private final Parameter movingVariance;

    /**
     * @param scale whether γ is trained; otherwise it is 1
     * @param center whether β is trained; otherwise it is 0
     */
    public BatchNormLayer(String name, BatchNormState state, boolean scale, boolean center, Tensor output) {
        this(
                name,
                state,
                scale ? new Parameter(name + ".gamma", state.gamma, state.gammaGradient) : null,
                center ? new Parameter(name + ".beta", state.beta, state.betaGradient) : null,
                new Parameter(name + ".movingMean", state.movingMean, null),
                Parameter.notNegative(name + ".movingVariance", state.movingVariance),
                output);
    }

    private BatchNormLayer(
            String name,
            BatchNormState state,
            @Nullable Parameter gamma,
            @Nullable Parameter beta,
            Parameter movingMean,
            Parameter movingVariance,
            Tensor output) {
        super(
                name,
                "BatchNorm",
                state.gamma.columns(),
                state.gamma.columns(),
                output,
                present(gamma, beta, movingMean, movingVariance));
        this.state = state;
        this.gamma = gamma;
        this.beta = beta;
        this.movingMean = movingMean;
        this.movingVariance = movingVariance;
    }

    private static List<Parameter> present(@Nullable Parameter... parameters) {
        List<Parameter> present = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter != null) {
                present.add(parameter);
            }
        }
        return present;
    }

    /** What is added to the variance under the root. */
    public float epsilon() {
        return state.epsilon;
    }

    /** A copy of the scale γ, 1 × n; all ones where it is not trained. */
    public FMatrixRMaj gamma() {
        return copy(state.gamma);
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

    /** A copy of the offset β, 1 × n; all zeros where it is not trained. */
    public FMatrixRMaj beta() {
        return copy(state.beta);
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

    @Override
    void onJoining(NetworkState network) {
        network.whenDiverged(this::restoreAverages);
    }

    /** Takes the last training batch out of the moving averages again. */
    private void restoreAverages() {
        if (!isFrozen()) {
            state.restoreAverages();
        }
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
