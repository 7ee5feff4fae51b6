/**
 * Running things and bringing back their figures: JMH in forked JVMs, and child processes. What is run, and why, is decided by the
 * suites.
 */
@NullMarked
package dev.gradwright.benchmarks.run;

import org.jspecify.annotations.NullMarked;
