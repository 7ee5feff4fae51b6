/**
 * The suites: which cases are measured with which contenders, and the notes for readers. How figures are measured and
 * shown does not belong here.
 */
@NullMarked
package dev.gradwright.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
