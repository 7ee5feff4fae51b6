package dev.gradwright.benchmarks.report;

import java.util.List;

/**
 * All that one run of a suite gave.
 *
 * @param charts paths from the report
 */
public record SuiteResult(String suite, Provenance provenance, List<Comparison> comparisons, List<String> charts) {}
