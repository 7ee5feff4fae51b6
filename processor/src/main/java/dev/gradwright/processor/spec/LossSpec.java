package dev.gradwright.processor.spec;

import dev.gradwright.dsl.LossFunction;

/** {@code @Loss}. */
public record LossSpec(
        Origin origin, Valued<LossFunction> function, Valued<Double> labelSmoothing, Valued<Double> delta) {}
