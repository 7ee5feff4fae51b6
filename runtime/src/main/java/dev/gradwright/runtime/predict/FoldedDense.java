package dev.gradwright.runtime.predict;

import dev.gradwright.runtime.kernel.Kernels;
import dev.gradwright.runtime.kernel.Tensor;
import dev.gradwright.runtime.layer.BatchNormLayer;
import dev.gradwright.runtime.layer.DenseLayer;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * The weights of a dense layer with the batch norms beside it folded in, computed in double. A batch norm in inference mode is
 * {@code y = s·x + t} with {@code s = γ/√(v + ε)} and {@code t = β − μs}, so before a dense layer it becomes {@code W' =
 * diag(s)·W, b' = b + t·W}, and after one {@code W' = W·diag(s), b' = b·s + t}. The two may be folded in either order: both
 * ways lead to {@code (b + t₁·W)·s₂ + t₂}.
 *
 * <p>A program that only predicts runs this once, mostly before HotSpot has compiled it. So the weights stay as they are until
 * they are packed, and all that is done to them is done a row at a time, in methods that are soon called often.
 */
public final class FoldedDense {
    private final int inputs;
    private final int units;
    /** Inputs × units, those of the layer. */
    private final FMatrixRMaj weights;
    /** By which the rows of the weights are multiplied, {@code diag(s)·W}. */
    private final double[] inputScale;
    /** By which their columns are multiplied, {@code W·diag(s)}. */
    private final double[] unitScale;

    private final double[] bias;

    private FoldedDense(DenseLayer layer) {
        inputs = layer.inputs();
        units = layer.outputs();
        weights = layer.weights();
        inputScale = ones(inputs);
        unitScale = ones(units);
        bias = layer.hasBias() ? Doubles.of(layer.bias()) : new double[units];
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Begins with the weights and the bias of that layer as they are now. */
    public static FoldedDense of(DenseLayer layer) {
        return new FoldedDense(layer);
    }

    /** Folds in a batch norm that stands directly before the dense layer, which must be its only reader. */
    public FoldedDense after(BatchNormLayer norm) {
        FoldedNorm folded = FoldedNorm.of(norm);
        for (int input = 0; input < inputs; input++) {
            double shift = folded.shift(input) * inputScale[input];
            addScaled(weights.data, input * units, shift, unitScale, bias);
            inputScale[input] *= folded.scale(input);
        }
        return this;
    }

    /** Adds one input's weights, scaled, to the bias. */
    private static void addScaled(float[] weights, int from, double shift, double[] scale, double[] bias) {
        for (int unit = 0; unit < bias.length; unit++) {
            bias[unit] += shift * weights[from + unit] * scale[unit];
        }
    }

    /** Folds in a batch norm that stands directly after the dense layer, which must have no activation. */
    public FoldedDense before(BatchNormLayer norm) {
        FoldedNorm folded = FoldedNorm.of(norm);
        for (int unit = 0; unit < units; unit++) {
            unitScale[unit] *= folded.scale(unit);
            bias[unit] = bias[unit] * folded.scale(unit) + folded.shift(unit);
        }
        return this;
    }

    /** Rounds to float and brings all into the layout of the kernels. */
    public PackedDense pack(Kernels kernels) {
        FMatrixRMaj scaled = new FMatrixRMaj(inputs, units);
        for (int input = 0; input < inputs; input++) {
            scale(weights.data, input * units, inputScale[input], unitScale, scaled.data);
        }
        Tensor packedWeights = kernels.weights(inputs, units);
        packedWeights.load(scaled);
        Tensor packedBias = kernels.vector(units);
        packedBias.load(Doubles.toMatrix(1, units, bias));
        return new PackedDense(packedWeights, packedBias);
    }

    /** Scales one input's weights. */
    private static void scale(float[] weights, int from, double inputScale, double[] unitScale, float[] scaled) {
        for (int unit = 0; unit < unitScale.length; unit++) {
            scaled[from + unit] = (float) (weights[from + unit] * inputScale * unitScale[unit]);
        }
    }
}
