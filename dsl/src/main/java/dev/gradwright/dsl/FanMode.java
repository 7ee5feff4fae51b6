package dev.gradwright.dsl;

/** Which width of a layer variance scaling divides by. */
public enum FanMode {
    /** The number of inputs. */
    FAN_IN,
    /** The number of outputs. */
    FAN_OUT,
    /** The mean of both. */
    FAN_AVG
}
