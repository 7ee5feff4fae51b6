/**
 * The suites: which cases are measured, with which contenders, and what a reader must know of them. How a figure is measured, and
 * how it is shown, belongs elsewhere.
 */
@NullMarked
package dev.gradwright.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
