package dev.gradwright.dsl;

/** The number n that {@link Init.VarianceScaling} divides by. */
public enum FanMode {
    /** The number of inputs of the layer. */
    FAN_IN,
    /** The number of outputs of the layer. */
    FAN_OUT,
    /** The mean of both. */
    FAN_AVG
}
