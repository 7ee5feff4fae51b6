package dev.gradwright.runtime.predict;

import org.ejml.data.FMatrixRMaj;

/**
 * The weights of a dense layer with the batch norms before and after it folded in, computed in double. A batch norm in
 * inference mode is {@code y = s·x + t} with {@code s = γ/√(v + ε)} and {@code t = β − μs}, so before a dense layer it
 * becomes {@code W' = diag(s)·W, b' = b + t·W}, and after one {@code W' = W·diag(s), b' = b·s + t}. The two may be
 * folded in either order: both give {@code (b + t₁·W)·s₂ + t₂}. Weights from the file of a predictor are folded already
 * and do not change.
 *
 * <p>A program that only predicts runs this once, usually before HotSpot has compiled it. So weights are changed only
 * when they are packed, and row by row, in methods that are called often and therefore compiled soon.
 */
public final class FoldedDense {
    private final PredictorWeights source;
    private final String layer;
    private final int inputs;
    private final int units;
    /** The weights of the layer, inputs × units. */
    private final FMatrixRMaj weights;
    /** Factors for the rows of the weights, {@code diag(s)·W}. */
    private final double[] inputScale;
    /** Factors for the columns of the weights, {@code W·diag(s)}. */
    private final double[] unitScale;

    private final double[] bias;
    private boolean isScaled;

    private FoldedDense(PredictorWeights source, String layer, int inputs, int units, boolean hasBias) {
        this.source = source;
        this.layer = layer;
        this.inputs = inputs;
        this.units = units;
        weights = source.read(layer + ".weights", inputs, units);
        inputScale = Doubles.ones(inputs);
        unitScale = Doubles.ones(units);
        bias = hasBias ? Doubles.of(source.read(layer + ".bias", 1, units)) : new double[units];
    }

    /** Begins with the weights and the bias of a layer. */
    public static FoldedDense of(PredictorWeights weights, String layer, int inputs, int units) {
        return new FoldedDense(weights, layer, inputs, units, true);
    }

    /** Begins with the weights of a layer without bias. Folding in batch norms adds one. */
    public static FoldedDense withoutBias(PredictorWeights weights, String layer, int inputs, int units) {
        return new FoldedDense(weights, layer, inputs, units, weights.isFolded());
    }

    /** Folds in a batch norm, with γ and β, directly before the dense layer, which must be its only reader. */
    public FoldedDense after(String norm, float epsilon) {
        return after(norm, epsilon, true, true);
    }

    /**
     * Folds in a batch norm directly before the dense layer, which must be its only reader.
     *
     * @param scale whether it has γ
     * @param center whether it has β
     */
    public FoldedDense after(String norm, float epsilon, boolean scale, boolean center) {
        return source.isFolded() ? this : after(FoldedNorm.of(source, norm, inputs, epsilon, scale, center));
    }

    private FoldedDense after(FoldedNorm folded) {
        isScaled = true;
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

    /** Folds in a batch norm, with γ and β, directly after the dense layer, which must have no activation. */
    public FoldedDense before(String norm, float epsilon) {
        return before(norm, epsilon, true, true);
    }

    /**
     * Folds in a batch norm directly after the dense layer, which must have no activation.
     *
     * @param scale whether it has γ
     * @param center whether it has β
     */
    public FoldedDense before(String norm, float epsilon, boolean scale, boolean center) {
        return source.isFolded() ? this : before(FoldedNorm.of(source, norm, units, epsilon, scale, center));
    }

    private FoldedDense before(FoldedNorm folded) {
        isScaled = true;
        for (int unit = 0; unit < units; unit++) {
            unitScale[unit] *= folded.scale(unit);
            bias[unit] = bias[unit] * folded.scale(unit) + folded.shift(unit);
        }
        return this;
    }

    /** Rounds to float and converts to the layout of the kernels. */
    public PackedDense pack() {
        return new PackedDense(
                source.packMatrix(layer + ".weights", isScaled ? scaled() : weights),
                source.packVector(layer + ".bias", Doubles.toMatrix(1, units, bias)));
    }

    private FMatrixRMaj scaled() {
        FMatrixRMaj scaled = new FMatrixRMaj(inputs, units);
        for (int input = 0; input < inputs; input++) {
            scale(weights.data, input * units, inputScale[input], unitScale, scaled.data);
        }
        return scaled;
    }

    /** Scales one input's weights. */
    private static void scale(float[] weights, int from, double inputScale, double[] unitScale, float[] scaled) {
        for (int unit = 0; unit < unitScale.length; unit++) {
            scaled[from + unit] = (float) (weights[from + unit] * inputScale * unitScale[unit]);
        }
    }
}
