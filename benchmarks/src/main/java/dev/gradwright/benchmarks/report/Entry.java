package dev.gradwright.benchmarks.report;

import org.jspecify.annotations.Nullable;

/**
 * One contender in one case.
 *
 * @param sample null where it was left out
 * @param note why it was left out, or what else is to be said; may be empty
 */
public record Entry(String contender, @Nullable Sample sample, String note) {}
