package dev.gradwright.runtime.predict;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;

/**
 * The weights of a dense layer with the batch norms beside it folded in, computed in double. A batch norm in inference mode is
 * {@code y = s·x + t} with {@code s = γ/√(v + ε)} and {@code t = β − μs}, so before a dense layer it becomes {@code W' =
 * diag(s)·W, b' = b + t·W}, and after one {@code W' = W·diag(s), b' = b·s + t}. The two may be folded in either order: both
 * ways lead to {@code (b + t₁·W)·s₂ + t₂}.
 */
public final class FoldedDense {
    private final int inputs;
    private final int units;
    /** Inputs × units, row-major. */
    private final double[] weights;

    private final double[] bias;

    private FoldedDense(DenseLayer layer) {
        inputs = layer.inputs();
        units = layer.outputs();
        weights = Doubles.of(layer.weights());
        bias = layer.hasBias() ? Doubles.of(layer.bias()) : new double[units];
    }

    /** Begins with the weights and the bias of that layer as they are now. */
    public static FoldedDense of(DenseLayer layer) {
        return new FoldedDense(layer);
    }

    /** Folds in a batch norm that stands directly before the dense layer, which must be its only reader. */
    public FoldedDense after(BatchNormLayer norm) {
        FoldedNorm folded = FoldedNorm.of(norm);
        for (int input = 0; input < inputs; input++) {
            for (int unit = 0; unit < units; unit++) {
                int i = input * units + unit;
                bias[unit] += folded.shift(input) * weights[i];
                weights[i] *= folded.scale(input);
            }
        }
        return this;
    }

    /** Folds in a batch norm that stands directly after the dense layer, which must have no activation. */
    public FoldedDense before(BatchNormLayer norm) {
        FoldedNorm folded = FoldedNorm.of(norm);
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= folded.scale(i % units);
        }
        for (int unit = 0; unit < units; unit++) {
            bias[unit] = bias[unit] * folded.scale(unit) + folded.shift(unit);
        }
        return this;
    }

    /** Rounds to float and brings all into the layout of the kernels. */
    public PackedDense pack(Kernels kernels) {
        Tensor packedWeights = kernels.weights(inputs, units);
        packedWeights.load(Doubles.toMatrix(inputs, units, weights));
        Tensor packedBias = kernels.vector(units);
        packedBias.load(Doubles.toMatrix(1, units, bias));
        return new PackedDense(packedWeights, packedBias);
    }
}
