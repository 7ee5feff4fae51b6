package dev.gradwright.runtime.layer;

import dev.gradwright.runtime.Parameter;
import dev.gradwright.runtime.network.NetworkParameter;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/** The handle of a ReLU whose slope below 0 is trained, one for each of n features. */
public final class PReluLayer extends Layer {
    private final Parameter alpha;

    /**
     * @param alpha 1 × n
     */
    public PReluLayer(String name, NetworkParameter alpha) {
        super(name, "Activation", alpha.columns(), alpha.columns(), List.of(alpha), !alpha.hasGradient());
        this.alpha = alpha;
    }

    /** A copy of the slopes α, 1 × n. */
    public FMatrixRMaj alpha() {
        return alpha.get();
    }

    /**
     * Sets the slopes α, 1 × n.
     *
     * @throws IllegalArgumentException if the shape differs or a value is not finite
     */
    public void setAlpha(FMatrixRMaj values) {
        alpha.set(values);
    }
}
