package dev.gradwright.runtime.loss;

import dev.gradwright.runtime.math.StableMath;
import org.ejml.data.FMatrixRMaj;

/**
 * The {@linkplain TweedieDeviance Tweedie deviance} fused with the exponential, from the logarithms z of the expected
 * amounts: {@code ℓ = Σ d(e^z, t)/units}. The gradient is {@code 2(e^((2−ρ)z) − t·e^((1−ρ)z))/units}.
 */
public final class ExponentialTweedie extends RowLoss {
    private final TweedieDeviance deviance;

    /**
     * @param power ρ, greater than 1 and less than 2
     */
    public ExponentialTweedie(float power) {
        super(TargetKind.AMOUNT);
        this.deviance = new TweedieDeviance(power);
    }

    @Override
    void predict(FMatrixRMaj outputs) {
        for (int i = 0; i < outputs.numRows * outputs.numCols; i++) {
            outputs.data[i] = (float) StableMath.exp(outputs.data[i]);
        }
    }

    @Override
    void mean(FMatrixRMaj outputs, int members, FMatrixRMaj mean) {
        MeanOfMembers.ofLogarithms(outputs, members, mean);
    }

    @Override
    double rowLoss(FMatrixRMaj outputs, int row, FMatrixRMaj y) {
        int units = outputs.numCols;
        double sum = 0;
        for (int column = 0; column < units; column++) {
            double z = outputs.data[row * units + column];
            sum += deviance.of(z, target(y, row, column));
            outputs.data[row * units + column] = (float) StableMath.exp(z);
        }
        return sum / units;
    }

    /** An expected amount that is 0 as a float counts as the smallest float, so that the gradient is finite. */
    @Override
    void rowGradient(FMatrixRMaj predictions, int row, FMatrixRMaj y, double scale, FMatrixRMaj gradient) {
        int units = predictions.numCols;
        for (int column = 0; column < units; column++) {
            double z = StableMath.log(Math.max(predictions.data[row * units + column], Float.MIN_VALUE));
            double slope = deviance.slope(z, target(y, row, column));
            gradient.data[row * units + column] = (float) (scale / units * slope);
        }
    }
}
