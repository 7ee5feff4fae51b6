package dev.gradwright.benchmarks.report;

import java.util.List;

/**
 * The result of one run of a suite.
 *
 * @param charts paths relative to the report
 */
public record SuiteResult(String suite, Provenance provenance, List<Comparison> comparisons, List<String> charts) {}
