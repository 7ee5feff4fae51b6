package dev.gradwright.runtime.predict;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.BatchNormLayer;

/**
 * A batch norm in inference mode as one scale and one shift for each feature, computed in double: {@code s = γ/√(v + ε)} and
 * {@code t = β − μs}.
 */
public final class FoldedNorm {
    private final double[] scale;
    private final double[] shift;

    private FoldedNorm(BatchNormLayer norm) {
        double[] mean = Doubles.of(norm.movingMean());
        double[] variance = Doubles.of(norm.movingVariance());
        scale = Doubles.of(norm.gamma());
        shift = Doubles.of(norm.beta());
        for (int i = 0; i < scale.length; i++) {
            scale[i] /= Math.sqrt(variance[i] + norm.epsilon());
            shift[i] -= mean[i] * scale[i];
        }
    }

    /** Begins with the values of that layer as they are now. */
    public static FoldedNorm of(BatchNormLayer norm) {
        return new FoldedNorm(norm);
    }

    double scale(int feature) {
        return scale[feature];
    }

    double shift(int feature) {
        return shift[feature];
    }

    /** Rounds to float and brings both into the layout of the kernels. */
    public PackedBatchNorm pack(Kernels kernels) {
        Tensor packedScale = kernels.vector(scale.length);
        packedScale.load(Doubles.toMatrix(1, scale.length, scale));
        Tensor packedShift = kernels.vector(shift.length);
        packedShift.load(Doubles.toMatrix(1, shift.length, shift));
        return new PackedBatchNorm(packedScale, packedShift);
    }
}
