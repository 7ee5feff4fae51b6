package dev.gradwright.processor.check;

import dev.gradwright.dsl.ActivationFunction;

/** The range of the values that an activation outputs. */
enum OutputRange {
    /** All numbers. */
    REAL,
    /** Numbers of at least 0. */
    NON_NEGATIVE,
    /** Above 0. */
    POSITIVE,
    /** From 0 to 1. */
    PROBABILITY;

    static OutputRange of(ActivationFunction function) {
        return switch (function) {
            case LINEAR, TANH, LEAKY_RELU, PRELU, ELU, SELU, GELU, SWISH, MISH, SOFTSIGN -> REAL;
            case RELU -> NON_NEGATIVE;
            case SOFTPLUS, EXPONENTIAL -> POSITIVE;
            case SIGMOID, HARD_SIGMOID, SOFTMAX -> PROBABILITY;
        };
    }
}
