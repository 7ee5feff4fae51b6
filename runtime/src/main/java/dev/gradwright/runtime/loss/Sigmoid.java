package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;
import org.ejml.data.FMatrixRMaj;

/** The logistic function. */
final class Sigmoid {
    private Sigmoid() {}

    /** {@code 1/(1 + e^−z)}, computed from {@code decay = e^−|z|} so that nothing overflows. */
    static double of(double z, double decay) {
        return (z >= 0 ? 1 : decay) / (1 + decay);
    }

    /** Replaces logits by their probabilities. */
    static void apply(FMatrixRMaj logits) {
        for (int i = 0; i < logits.numRows * logits.numCols; i++) {
            double z = logits.data[i];
            logits.data[i] = (float) of(z, StableMath.exp(-Math.abs(z)));
        }
    }
}
