package dev.gradwright.runtime.init;

import dev.gradwright.dsl.Distribution;
import dev.gradwright.dsl.FanMode;
import dev.gradwright.runtime.random.CounterRandom;
import org.ejml.data.FMatrixRMaj;

/**
 * Draws weights with variance {@code scale/n} (Glorot and Bengio, 2010; He et al., 2015): n is the fan-in, the fan-out
 * or their mean. The normal distribution is truncated at two standard deviations and scaled up to keep that variance.
 *
 * @param scale the factor, greater than 0
 * @param mode which n
 * @param distribution the distribution of the weights
 */
public record VarianceScaling(double scale, FanMode mode, Distribution distribution) implements WeightInitializer {
    /** The standard deviation of a standard normal distribution truncated at ±2. */
    private static final double TRUNCATED_DEVIATION = 0.8796256610342398;

    @Override
    public void fill(FMatrixRMaj weights, int fanIn, int fanOut, long key) {
        double n = switch (mode) {
            case FAN_IN -> fanIn;
            case FAN_OUT -> fanOut;
            case FAN_AVG -> (fanIn + fanOut) / 2.0;
        };
        double variance = scale / Math.max(1, n);
        for (int i = 0; i < weights.getNumElements(); i++) {
            weights.data[i] = (float) draw(variance, key, i);
        }
    }

    private double draw(double variance, long key, int index) {
        return switch (distribution) {
            case UNIFORM -> Math.sqrt(3 * variance) * (2 * CounterRandom.uniform(key, index) - 1);
            case UNTRUNCATED_NORMAL -> Math.sqrt(variance) * CounterRandom.gaussian(key, index);
            case TRUNCATED_NORMAL -> Math.sqrt(variance) / TRUNCATED_DEVIATION * truncatedGaussian(key, index);
        };
    }

    private static double truncatedGaussian(long key, int index) {
        long stream = CounterRandom.derive(key, index);
        int attempt = 0;
        double z = CounterRandom.gaussian(stream, attempt);
        while (Math.abs(z) > 2) {
            attempt++;
            z = CounterRandom.gaussian(stream, attempt);
        }
        return z;
    }
}
