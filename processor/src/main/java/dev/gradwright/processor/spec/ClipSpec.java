package dev.gradwright.processor.spec;

/** {@code @Clip}; 0 stands for a way that is off. */
public record ClipSpec(Origin origin, Valued<Double> value, Valued<Double> norm, Valued<Double> globalNorm) {}
