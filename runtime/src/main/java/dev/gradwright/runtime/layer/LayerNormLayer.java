package dev.gradwright.runtime.layer;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.network.NetworkParameter;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** The handle of a layer normalization of n features. */
public final class LayerNormLayer extends Layer {
    private final Parameter gamma;
    private final Parameter beta;

    /**
     * @param gamma 1 × n
     * @param beta 1 × n
     */
    public LayerNormLayer(String name, NetworkParameter gamma, NetworkParameter beta) {
        super(name, "LayerNorm", gamma.columns(), gamma.columns(), List.of(gamma, beta), !gamma.hasGradient());
        this.gamma = gamma;
        this.beta = beta;
    }

    /** A copy of the scale γ, 1 × n. */
    public FMatrixRMaj gamma() {
        return gamma.get();
    }

    /**
     * Sets the scale γ, 1 × n.
     *
     * @throws IllegalArgumentException if the shape differs or a value is not finite
     */
    public void setGamma(FMatrixRMaj values) {
        gamma.set(values);
    }

    /** A copy of the offset β, 1 × n. */
    public FMatrixRMaj beta() {
        return beta.get();
    }

    /**
     * Sets the offset β, 1 × n.
     *
     * @throws IllegalArgumentException if the shape differs or a value is not finite
     */
    public void setBeta(FMatrixRMaj values) {
        beta.set(values);
    }
}
