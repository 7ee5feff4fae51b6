package dev.gradwright.runtime.layer;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.network.NetworkParameter;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** The handle of an RMS layer normalization of n features. */
public final class RmsNormLayer extends Layer {
    private final Parameter gamma;

    /** @param gamma 1 × n */
    public RmsNormLayer(String name, NetworkParameter gamma) {
        super(name, "RmsNorm", gamma.columns(), gamma.columns(), List.of(gamma), !gamma.hasGradient());
        this.gamma = gamma;
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
}
