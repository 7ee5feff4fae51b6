package dev.gradwright.benchmarks.report;

import org.jspecify.annotations.Nullable;

/**
 * One contender in one case.
 *
 * @param sample null if the contender was left out
 * @param note the reason for leaving it out, or another remark; may be empty
 */
public record Entry(String contender, @Nullable Sample sample, String note) {}
