package dev.gradwright.runtime.feature;

import dev.gradwright.runtime.math.StableMath;

/** What is applied to a number before it is standardized. */
public enum Scale {
    /** The number itself. */
    LINEAR {
        @Override
        double apply(double value) {
            return value;
        }

        @Override
        public double invert(double scaled) {
            return scaled;
        }
    },
    /** {@code sign(x)·log(1 + |x|)}: for amounts and counts that spread over orders of magnitude. */
    LOG {
        @Override
        double apply(double value) {
            return value < 0 ? -StableMath.log1p(-value) : StableMath.log1p(value);
        }

        @Override
        public double invert(double scaled) {
            return scaled < 0 ? -StrictMath.expm1(-scaled) : StrictMath.expm1(scaled);
        }
    };

    abstract double apply(double value);

    /** The value that is {@code scaled} on this scale. */
    public abstract double invert(double scaled);
}
