package dev.gradwright.processor.spec;

/**
 * The schedule's annotation.
 *
 * @param origin the annotation
 */
public record ScheduleSpec(ScheduleKind kind, Origin origin, HyperParameters hyperParameters) {}
