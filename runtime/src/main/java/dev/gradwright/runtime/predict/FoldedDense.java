package dev.gradwright.runtime.predict;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;

/**
 * The weights of a dense layer with the batch norms beside it folded in, computed in double. A batch norm in inference mode is
 * {@code y = s·x + t} with {@code s = γ/√(v + ε)} and {@code t = β − μs}, so before a dense layer it becomes {@code W' =
 * diag(s)·W, b' = b + t·W}, and after one {@code W' = W·diag(s), b' = b·s + t}. The two may be folded in either order: both
 * ways lead to {@code (b + t₁·W)·s₂ + t₂}. Weights that a predictor has saved are folded already, and stay as they are.
 *
 * <p>A program that only predicts runs this once, mostly before HotSpot has compiled it. So the weights stay as they are until
 * they are packed, and all that is done to them is done a row at a time, in methods that are soon called often.
 */
public final class FoldedDense {
    private final PredictorWeights source;
    private final String layer;
    private final int inputs;
    private final int units;
    /** Inputs × units, those of the layer. */
    private final FMatrixRMaj weights;
    /** By which the rows of the weights are multiplied, {@code diag(s)·W}. */
    private final double[] inputScale;
    /** By which their columns are multiplied, {@code W·diag(s)}. */
    private final double[] unitScale;

    private final double[] bias;

    private FoldedDense(PredictorWeights source, String layer, int inputs, int units, boolean hasBias) {
        this.source = source;
        this.layer = layer;
        this.inputs = inputs;
        this.units = units;
        weights = source.read(layer + ".weights", inputs, units);
        inputScale = ones(inputs);
        unitScale = ones(units);
        bias = hasBias ? Doubles.of(source.read(layer + ".bias", 1, units)) : new double[units];
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Begins with the weights and the bias of a layer. */
    public static FoldedDense of(PredictorWeights weights, String layer, int inputs, int units) {
        return new FoldedDense(weights, layer, inputs, units, true);
    }

    /** Begins with the weights of a layer without bias, which has one nevertheless once batch norms are folded in. */
    public static FoldedDense withoutBias(PredictorWeights weights, String layer, int inputs, int units) {
        return new FoldedDense(weights, layer, inputs, units, weights.isFolded());
    }

    /** Folds in a batch norm, with γ and β, that stands directly before the dense layer, which must be its only reader. */
    public FoldedDense after(String norm, float epsilon) {
        return after(norm, epsilon, true, true);
    }

    /**
     * Folds in a batch norm that stands directly before the dense layer, which must be its only reader.
     *
     * @param scale whether it has γ
     * @param center whether it has β
     */
    public FoldedDense after(String norm, float epsilon, boolean scale, boolean center) {
        return source.isFolded() ? this : after(FoldedNorm.of(source, norm, inputs, epsilon, scale, center));
    }

    private FoldedDense after(FoldedNorm folded) {
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

    /** Folds in a batch norm, with γ and β, that stands directly after the dense layer, which must have no activation. */
    public FoldedDense before(String norm, float epsilon) {
        return before(norm, epsilon, true, true);
    }

    /**
     * Folds in a batch norm that stands directly after the dense layer, which must have no activation.
     *
     * @param scale whether it has γ
     * @param center whether it has β
     */
    public FoldedDense before(String norm, float epsilon, boolean scale, boolean center) {
        return source.isFolded() ? this : before(FoldedNorm.of(source, norm, units, epsilon, scale, center));
    }

    private FoldedDense before(FoldedNorm folded) {
        for (int unit = 0; unit < units; unit++) {
            unitScale[unit] *= folded.scale(unit);
            bias[unit] = bias[unit] * folded.scale(unit) + folded.shift(unit);
        }
        return this;
    }

    /** Rounds to float and brings all into the layout of the kernels. */
    public PackedDense pack() {
        FMatrixRMaj scaled = new FMatrixRMaj(inputs, units);
        for (int input = 0; input < inputs; input++) {
            scale(weights.data, input * units, inputScale[input], unitScale, scaled.data);
        }
        return new PackedDense(
                source.packMatrix(layer + ".weights", scaled),
                source.packVector(layer + ".bias", Doubles.toMatrix(1, units, bias)));
    }

    /** Scales one input's weights. */
    private static void scale(float[] weights, int from, double inputScale, double[] unitScale, float[] scaled) {
        for (int unit = 0; unit < unitScale.length; unit++) {
            scaled[from + unit] = (float) (weights[from + unit] * inputScale * unitScale[unit]);
        }
    }
}
