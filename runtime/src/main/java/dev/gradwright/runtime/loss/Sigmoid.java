package dev.gradwright.runtime.loss;

/** The logistic function. */
final class Sigmoid {
    private Sigmoid() {}

    /** {@code 1/(1 + e^−z)}, computed from {@code decay = e^−|z|} so that nothing overflows. */
    static double of(double z, double decay) {
        return (z >= 0 ? 1 : decay) / (1 + decay);
    }
}
