package dev.gradwright.runtime.init;

import dev.gradwright.dsl.Distribution;
import dev.gradwright.dsl.FanMode;
import dev.gradwright.dsl.Initializer;
import org.ejml.data.FMatrixRMaj;

/** Sets the initial values of weights. */
public interface WeightInitializer {
    /**
     * Fills {@code weights}.
     *
     * @param fanIn number of inputs of the layer
     * @param fanOut number of outputs of the layer
     * @param key the random stream to draw from; the same key gives the same weights
     */
    void fill(FMatrixRMaj weights, int fanIn, int fanOut, long key);

    /** The initializer for a constant of the DSL. */
    static WeightInitializer of(Initializer initializer) {
        return switch (initializer) {
            case GLOROT_UNIFORM -> new VarianceScaling(1, FanMode.FAN_AVG, Distribution.UNIFORM);
            case GLOROT_NORMAL -> new VarianceScaling(1, FanMode.FAN_AVG, Distribution.TRUNCATED_NORMAL);
            case HE_UNIFORM -> new VarianceScaling(2, FanMode.FAN_IN, Distribution.UNIFORM);
            case HE_NORMAL -> new VarianceScaling(2, FanMode.FAN_IN, Distribution.TRUNCATED_NORMAL);
            case LECUN_UNIFORM -> new VarianceScaling(1, FanMode.FAN_IN, Distribution.UNIFORM);
            case LECUN_NORMAL -> new VarianceScaling(1, FanMode.FAN_IN, Distribution.TRUNCATED_NORMAL);
            case ORTHOGONAL -> new Orthogonal();
            case ZEROS -> new Constant(0);
            case ONES -> new Constant(1);
        };
    }
}
