package dev.gradwright.processor.spec;

/** {@code @Clip}; 0 switches a way of clipping off. */
public record ClipSpec(Origin origin, Valued<Double> value, Valued<Double> norm, Valued<Double> globalNorm) {}
