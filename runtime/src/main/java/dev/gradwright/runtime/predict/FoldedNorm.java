package dev.gradwright.runtime.predict;

/**
 * A batch norm in inference mode as one scale and one shift for each feature, computed in double: {@code s = γ/√(v +
 * ε)} and {@code t = β − μs}. In the file of a predictor they have the names of γ and β.
 */
public final class FoldedNorm {
    private final PredictorWeights source;
    private final String norm;
    private final double[] scale;
    private final double[] shift;

    private FoldedNorm(PredictorWeights source, String norm, double[] scale, double[] shift) {
        this.source = source;
        this.norm = norm;
        this.scale = scale;
        this.shift = shift;
    }

    /** Begins with the values of a norm with γ and β. */
    public static FoldedNorm of(PredictorWeights weights, String norm, int features, float epsilon) {
        return of(weights, norm, features, epsilon, true, true);
    }

    /**
     * Begins with the values of a norm.
     *
     * @param scale whether it has γ; otherwise γ is 1
     * @param center whether it has β; otherwise β is 0
     */
    public static FoldedNorm of(
            PredictorWeights weights, String norm, int features, float epsilon, boolean scale, boolean center) {
        boolean folded = weights.isFolded();
        double[] gamma =
                scale || folded ? Doubles.of(weights.read(norm + ".gamma", 1, features)) : Doubles.ones(features);
        double[] beta = center || folded ? Doubles.of(weights.read(norm + ".beta", 1, features)) : new double[features];
        FoldedNorm made = new FoldedNorm(weights, norm, gamma, beta);
        if (!folded) {
            made.fold(epsilon);
        }
        return made;
    }

    /** Computes scale and shift from γ and β. */
    private void fold(float epsilon) {
        double[] mean = Doubles.of(source.read(norm + ".movingMean", 1, scale.length));
        double[] variance = Doubles.of(source.readNotNegative(norm + ".movingVariance", 1, scale.length));
        for (int i = 0; i < scale.length; i++) {
            scale[i] /= Math.sqrt(variance[i] + epsilon);
            shift[i] -= mean[i] * scale[i];
        }
    }

    double scale(int feature) {
        return scale[feature];
    }

    double shift(int feature) {
        return shift[feature];
    }

    /** Rounds to float and converts to the layout of the kernels. */
    public PackedBatchNorm pack() {
        return new PackedBatchNorm(
                source.packVector(norm + ".gamma", Doubles.toMatrix(1, scale.length, scale)),
                source.packVector(norm + ".beta", Doubles.toMatrix(1, shift.length, shift)));
    }
}
