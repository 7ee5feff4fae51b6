package dev.gradwright.benchmarks.report;

import java.util.List;

/**
 * A table: one thing measured in several cases.
 *
 * @param notes what a reader must know to judge the figures
 */
public record Comparison(String title, Unit unit, List<Case> cases, List<String> notes) {}
