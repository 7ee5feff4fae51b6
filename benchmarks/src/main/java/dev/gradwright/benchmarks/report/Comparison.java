package dev.gradwright.benchmarks.report;

import java.util.List;

/**
 * A table: several cases of one measurement.
 *
 * @param notes what a reader must know to interpret the figures
 */
public record Comparison(String title, Unit unit, List<Case> cases, List<String> notes) {}
