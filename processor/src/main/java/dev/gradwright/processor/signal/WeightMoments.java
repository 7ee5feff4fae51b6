package dev.gradwright.processor.signal;

import dev.gradwright.dsl.FanMode;
import dev.gradwright.dsl.Initializer;
import dev.gradwright.processor.spec.LayerSpec.InitSpec;

/**
 * The mean and the variance of initial weights, as the runtime draws them: its truncated normal distributions are
 * scaled up so that they have the variance that they are asked for.
 */
record WeightMoments(double mean, double variance) {
    private static final WeightMoments NONE = new WeightMoments(0, 0);

    /** The weights of a dense layer. */
    static WeightMoments of(InitSpec init, double fanIn, double fanOut) {
        if (init instanceof InitSpec.Named named) {
            return of(named.initializer(), fanIn, fanOut);
        }
        if (init instanceof InitSpec.VarianceScaling scaling) {
            return scaled(scaling.scale().value(), scaling.mode(), fanIn, fanOut);
        }
        if (init instanceof InitSpec.RandomNormal normal) {
            double deviation = normal.stddev().value();
            return new WeightMoments(normal.mean().value(), deviation * deviation);
        }
        if (init instanceof InitSpec.RandomUniform uniform) {
            double width = uniform.max().value() - uniform.min().value();
            double mean = (uniform.min().value() + uniform.max().value()) / 2;
            return new WeightMoments(mean, width * width / 12);
        }
        return new WeightMoments(((InitSpec.Constant) init).value().value(), 0);
    }

    /** The bias of a dense layer, for which both fans are the number of units. */
    static WeightMoments ofBias(Initializer init, double units) {
        return of(init, units, units);
    }

    private static WeightMoments of(Initializer init, double fanIn, double fanOut) {
        return switch (init) {
            case GLOROT_UNIFORM, GLOROT_NORMAL -> scaled(1, FanMode.FAN_AVG, fanIn, fanOut);
            case HE_UNIFORM, HE_NORMAL -> scaled(2, FanMode.FAN_IN, fanIn, fanOut);
            case LECUN_UNIFORM, LECUN_NORMAL -> scaled(1, FanMode.FAN_IN, fanIn, fanOut);
            case ORTHOGONAL -> new WeightMoments(0, 1 / Math.max(fanIn, fanOut)); // orthonormal on the shorter side
            case ZEROS -> NONE;
            case ONES -> new WeightMoments(1, 0);
        };
    }

    private static WeightMoments scaled(double scale, FanMode mode, double fanIn, double fanOut) {
        double n = switch (mode) {
            case FAN_IN -> fanIn;
            case FAN_OUT -> fanOut;
            case FAN_AVG -> (fanIn + fanOut) / 2;
        };
        return new WeightMoments(0, scale / Math.max(1, n));
    }
}
