package dev.gradwright.processor.spec;

/**
 * The learning-rate schedule, as declared.
 *
 * @param origin the annotation
 */
public record ScheduleSpec(ScheduleKind kind, Origin origin, HyperParameters hyperParameters) {}
