package dev.gradwright.runtime.layer;

import dev.gradwright.runtime.network.NetworkParameter;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * The layer that an ensemble has in front: it gives each member the rows of the batch, each column multiplied by 1 or
 * −1. The signs are drawn once and never trained.
 */
public final class EnsembleLayer extends Layer {
    private final NetworkParameter signs;

    /** @param signs members × columns */
    public EnsembleLayer(String name, NetworkParameter signs) {
        super(name, "Ensemble", signs.columns(), signs.columns(), List.of(signs), false);
        this.signs = signs;
    }

    /** The number of members. */
    public int members() {
        return signs.rows();
    }

    /** A copy of the signs, members × columns. */
    public FMatrixRMaj signs() {
        return signs.get();
    }
}
