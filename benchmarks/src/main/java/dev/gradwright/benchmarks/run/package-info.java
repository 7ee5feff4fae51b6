/**
 * Runs JMH in forked JVMs and other child processes, and returns their figures. The suites decide what to run.
 */
@NullMarked
package dev.gradwright.benchmarks.run;

import org.jspecify.annotations.NullMarked;
