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
    },
    /** {@code sign(x)·log(1 + |x|)}: for amounts and counts that spread over orders of magnitude. */
    LOG {
        @Override
        double apply(double value) {
            return value < 0 ? -StableMath.log1p(-value) : StableMath.log1p(value);
        }
    };

    abstract double apply(double value);
}
