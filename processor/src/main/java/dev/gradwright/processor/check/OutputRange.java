package dev.gradwright.processor.check;

import dev.gradwright.dsl.ActivationFunction;

/** The range of the values that an activation outputs. */
enum OutputRange {
    /** All numbers. */
    REAL,
    /** Numbers of at least 0. */
    NON_NEGATIVE,
    /** From 0 to 1. */
    PROBABILITY;

    static OutputRange of(ActivationFunction function) {
        return switch (function) {
            case LINEAR, TANH, LEAKY_RELU, PRELU, ELU, SELU, GELU, SWISH, MISH, SOFTSIGN -> REAL;
            case RELU, SOFTPLUS, EXPONENTIAL -> NON_NEGATIVE;
            case SIGMOID, HARD_SIGMOID, SOFTMAX -> PROBABILITY;
        };
    }
}
